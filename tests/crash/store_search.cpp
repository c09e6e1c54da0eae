#include "tests/crash/store_search.hpp"

#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace verdiep::test {
namespace {

namespace fs = std::filesystem;

bool holds_outside(std::string contents, std::string_view bytes, std::string_view record) {
  for (auto at = contents.find(record); at != std::string::npos; at = contents.find(record))
    contents.erase(at, record.size());
  return contents.find(bytes) != std::string::npos;
}

/// All families of a closed store, to be read.
class OpenedFamilies {
public:
  explicit OpenedFamilies(const fs::path& database) {
    std::vector<std::string> names;
    EXPECT_TRUE(rocksdb::DB::ListColumnFamilies({}, database.string(), &names).ok());
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names)
      families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    EXPECT_TRUE(rocksdb::DB::OpenForReadOnly({}, database.string(), families, &handles, &engine).ok());
  }
  ~OpenedFamilies() {
    for (auto* const each : handles)
      engine->DestroyColumnFamilyHandle(each);
    delete engine;
  }
  OpenedFamilies(const OpenedFamilies&) = delete;
  OpenedFamilies& operator=(const OpenedFamilies&) = delete;

  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* engine = nullptr;
};

} // namespace

std::vector<std::string> files_holding(const fs::path& folder, std::string_view bytes) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file())
      continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string contents(std::istreambuf_iterator<char>(in), {});
    if (contents.find(bytes) != std::string::npos)
      found.push_back(entry.path().filename().string());
  }
  return found;
}

std::vector<std::string>
families_holding_outside(const StoreFolder& folder, std::string_view bytes, std::string_view record) {
  const OpenedFamilies opened(folder.database());
  std::vector<std::string> found;
  std::size_t rows = 0;
  for (auto* const family : opened.handles) {
    const std::unique_ptr<rocksdb::Iterator> row(opened.engine->NewIterator({}, family));
    for (row->SeekToFirst(); row->Valid(); row->Next(), ++rows) {
      if (holds_outside(row->key().ToString() + row->value().ToString(), bytes, record))
        found.push_back(family->GetName());
    }
    EXPECT_TRUE(row->status().ok());
  }
  EXPECT_GT(rows, 0u);
  return found;
}

std::string stored_row(const StoreFolder& folder, const std::string& family, const std::string& key) {
  const std::vector<rocksdb::ColumnFamilyDescriptor> families{{"default", {}}, {family, {}}};
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* engine = nullptr;
  EXPECT_TRUE(rocksdb::DB::OpenForReadOnly({}, folder.database().string(), families, &handles, &engine).ok());
  std::string value;
  EXPECT_TRUE(engine->Get({}, handles[1], key, &value).ok());
  for (auto* const each : handles)
    engine->DestroyColumnFamilyHandle(each);
  delete engine;
  return value;
}

} // namespace verdiep::test
