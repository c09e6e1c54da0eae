#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// Files that people take with them.
///
/// Source   web/bridge/files.js
namespace verdiep::platform {

/// Hands the browser a file to keep, as if it had been downloaded.
///
/// Shape    `name` with its ending, as people find it in their folder; `type` is a MIME type
/// Owner    the bytes are copied
/// Errors   none are told: the browser says itself where it put the file, or that it could not
void save_file(std::string_view name, std::string_view type, std::span<const std::byte> bytes);

} // namespace verdiep::platform
