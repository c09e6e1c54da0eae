#pragma once

#include "server/gateway/http.hpp"
#include "shared/result.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

namespace verdiep::gateway {

inline constexpr std::size_t site_files_max = 4096;
inline constexpr std::size_t site_bytes_max = 128 * 1024 * 1024;

/// The client's files, held in memory as one build: what is served belongs together, also while the folder is
/// being replaced, and no request reaches the file system, so none can climb out of the folder.
///
/// Shape    `/assets/` holds files whose path contains their hash: cached for ever. Everything else is asked
/// for again each time
///          (ETag). `x.br` beside `x` is `x` in Brotli. Routes of the app (no dot in the last segment) yield
///          index.html.
/// Threads  immutable after `open`; any thread
class Site {
public:
  /// Reads the folder.
  /// Errors  not_found: no such folder, or no index.html in it; unavailable: a file cannot be read;
  /// invalid_input: over a limit
  [[nodiscard]] static Result<Site> open(const std::filesystem::path& folder);

  /// Answers GET and HEAD: 200, 304 or 404.
  [[nodiscard]] Response serve(const Request& request) const;

private:
  struct Body {
    std::shared_ptr<const std::string> bytes;
    std::string etag;
  };
  struct File {
    std::string content_type;
    bool immutable = false;
    Body plain;
    Body brotli; ///< no bytes: not there
  };

  [[nodiscard]] Result<void> add(const std::filesystem::path& file, const std::string& path);
  void pair_brotli();
  [[nodiscard]] const File* find(const std::string& path) const;

  std::unordered_map<std::string, File> files_; ///< by request path, such as `/index.html`
  std::size_t bytes_ = 0;
};

} // namespace verdiep::gateway
