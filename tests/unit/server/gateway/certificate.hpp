#pragma once

#include <filesystem>

namespace verdiep::test {

/// Writes a fresh key and a certificate for localhost, signed by itself.
///
/// Shape  valid from now + `from_seconds` to now + `until_seconds`
void write_certificate(
    const std::filesystem::path& certificate,
    const std::filesystem::path& key,
    long from_seconds = -3600,
    long until_seconds = 3600
);

} // namespace verdiep::test
