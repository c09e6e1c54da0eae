#pragma once

#include "tests/support/store_folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Looking at the bytes of a store, past the program that wrote them.
namespace verdiep::test {

/// The files under `folder` that hold `bytes`.
[[nodiscard]] std::vector<std::string>
files_holding(const std::filesystem::path& folder, std::string_view bytes);

/// The families of a closed store in which a key or value holds `bytes` anywhere but inside `record`: also
/// where a file holds them compressed.
[[nodiscard]] std::vector<std::string>
families_holding_outside(const StoreFolder& folder, std::string_view bytes, std::string_view record);

/// Reads a row of a closed store.
[[nodiscard]] std::string
stored_row(const StoreFolder& folder, const std::string& family, const std::string& key);

} // namespace verdiep::test
