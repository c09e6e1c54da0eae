// What the samples say, in JSON: a change of meaning shows even where the bytes still decode.
#include "events/json/view.hpp"
#include "tests/golden/sample_files.hpp"
#include "tests/support/hex.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace verdiep {
namespace {

struct SampleFile {
  std::string type;
  unsigned version = 0;
};

/// Every file that is there, known to the vocabulary or not.
std::vector<SampleFile> sample_files(const std::string& kind) {
  std::vector<SampleFile> files;
  const std::filesystem::path folder = std::string(VERDIEP_SOURCE_DIR) + "/tests/golden/samples/" + kind;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".hex") {
      const std::string stem = entry.path().stem().string(); // Type.v1
      const std::size_t dot = stem.find(".v");
      files.push_back({stem.substr(0, dot), static_cast<unsigned>(std::stoul(stem.substr(dot + 2)))});
    }
  }
  return files;
}

template <class ToJson>
void expect_samples_say_what_they_said(const std::string& kind, ToJson to_json) {
  const auto files = sample_files(kind);
  EXPECT_FALSE(files.empty());
  for (const SampleFile& file : files) {
    SCOPED_TRACE(file.type);
    json::Json views = json::Json::array();
    for (const Bytes& sample : test::read_samples(kind, file.type, file.version)) {
      const codec::DecodeResult<json::Json> view = to_json(ByteView(sample));
      ASSERT_TRUE(view) << "this program no longer reads what another one wrote";
      views.push_back(*view);
    }
    EXPECT_EQ(
        views.dump(2) + "\n", test::read_text_file(test::sample_path(kind, file.type, file.version, "json"))
    );
  }
}

TEST(GoldenRecords, say_in_json_what_they_said) {
  expect_samples_say_what_they_said("events", [](ByteView sample) {
    return decode_record(sample).map([](const Record& record) { return json::record_view(record); });
  });
}

TEST(GoldenCommands, say_in_json_what_they_said) {
  expect_samples_say_what_they_said("commands", [](ByteView sample) { return json::command_view(sample); });
}

/// The block ```hex of a document, without what follows `#` on a line.
Bytes hex_block(const std::string& document) {
  const std::string opening = "```hex\n";
  const std::size_t begin = document.find(opening) + opening.size();
  std::istringstream block(document.substr(begin, document.find("```", begin) - begin));
  std::string digits;
  for (std::string line; std::getline(block, line);) {
    digits += line.substr(0, line.find('#')) + "\n";
  }
  return test::from_hex(digits);
}

TEST(RecordFormat, has_a_sample_as_its_worked_example) {
  const std::string document =
      test::read_text_file(std::string(VERDIEP_SOURCE_DIR) + "/docs/formats/record.md");
  ASSERT_NE(document.find("```hex\n"), std::string::npos);
  EXPECT_EQ(hex_block(document), test::read_samples("events", "PostWritten", 1).front());
}

} // namespace
} // namespace verdiep
