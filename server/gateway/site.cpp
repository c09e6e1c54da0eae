#include "server/gateway/site.hpp"

#include "shared/crypto.hpp"

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

namespace verdiep::gateway {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view assets_folder = "/assets/";
constexpr std::string_view index_path = "/index.html";
constexpr std::string_view brotli_suffix = ".br";
constexpr std::string_view advice_build = "Build the site with `make build`, or name its folder with --web.";

struct ContentType {
  std::string_view extension;
  std::string_view type;
};

constexpr std::array content_types{
    ContentType{".html", "text/html; charset=utf-8"},
    ContentType{".js", "text/javascript; charset=utf-8"},
    ContentType{".mjs", "text/javascript; charset=utf-8"},
    ContentType{".css", "text/css; charset=utf-8"},
    ContentType{".wasm", "application/wasm"},
    ContentType{".json", "application/json"},
    ContentType{".webmanifest", "application/manifest+json"},
    ContentType{".svg", "image/svg+xml"},
    ContentType{".png", "image/png"},
    ContentType{".ico", "image/x-icon"},
    ContentType{".webp", "image/webp"},
    ContentType{".jpg", "image/jpeg"},
    ContentType{".woff", "font/woff"},
    ContentType{".ttf", "font/ttf"},
    ContentType{".otf", "font/otf"},
    ContentType{".txt", "text/plain; charset=utf-8"},
};

std::string content_type_of(const std::string& path) {
  for (const auto& [extension, type] : content_types) {
    if (path.ends_with(extension))
      return std::string(type);
  }
  return "application/octet-stream";
}

/// Strong: equal tags mean equal bytes (RFC 9110 section 8.8.3). Half a SHA-256 is enough for that.
std::string etag_of(const std::string& bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const Sha256 hash = crypto::sha256(ByteView(data, bytes.size()));
  constexpr std::string_view digits = "0123456789abcdef";
  std::string tag = "\"";
  for (std::size_t i = 0; i < hash.bytes.size() / 2; ++i) {
    tag.push_back(digits[hash.bytes[i] >> 4]);
    tag.push_back(digits[hash.bytes[i] & 15]);
  }
  return tag + '"';
}

Result<std::string> read_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream.is_open() || stream.bad()) {
    return fail(
        ErrorCode::unavailable, "cannot read " + file.string(),
        "Give the server read access to the site's files."
    );
  }
  return bytes;
}

/// A page of the app: its last segment is not the name of a file.
bool is_app_route(std::string_view path) {
  if (path.starts_with("/api/") || path == "/api" || path.starts_with(assets_folder))
    return false;
  return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || list_holds(if_none_match, etag) ||
         list_holds(if_none_match, "W/" + std::string(etag));
}

} // namespace

Result<Site> Site::open(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return fail(
        ErrorCode::not_found, "there is no site folder " + folder.string(), std::string(advice_build)
    );
  }
  Site site;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (hidden || !entry->is_regular_file(error))
      continue;
    VERDIEP_CHECK(site.add(entry->path(), "/" + entry->path().lexically_relative(folder).generic_string()));
  }
  if (error) {
    return fail(
        ErrorCode::unavailable, "cannot read the site folder " + folder.string() + ": " + error.message(),
        "Give the server read access to it."
    );
  }
  if (!site.files_.contains(std::string(index_path))) {
    return fail(
        ErrorCode::not_found, "there is no index.html in " + folder.string(), std::string(advice_build)
    );
  }
  site.pair_brotli();
  return site;
}

Result<void> Site::add(const fs::path& file, const std::string& path) {
  VERDIEP_TRY(bytes, read_file(file));
  bytes_ += bytes.size();
  if (bytes_ > site_bytes_max || files_.size() >= site_files_max) {
    return fail(
        ErrorCode::invalid_input, "the site folder is too large at " + file.string(),
        "It is held in memory: name a folder with nothing but the built site."
    );
  }
  std::string etag = etag_of(bytes);
  files_[path] = File{
      .content_type = content_type_of(path),
      .immutable = path.starts_with(assets_folder),
      .plain = {std::make_shared<const std::string>(std::move(bytes)), std::move(etag)},
      .brotli = {},
  };
  return {};
}

/// Moves each `x.br` into the file `x`, if that is there.
void Site::pair_brotli() {
  for (auto file = files_.begin(); file != files_.end();) {
    const std::string& path = file->first;
    const auto original = path.ends_with(brotli_suffix)
                              ? files_.find(path.substr(0, path.size() - brotli_suffix.size()))
                              : files_.end();
    if (original == files_.end()) {
      ++file;
      continue;
    }
    original->second.brotli = std::move(file->second.plain);
    file = files_.erase(file);
  }
}

const Site::File* Site::find(const std::string& path) const {
  if (const auto file = files_.find(path); file != files_.end())
    return &file->second;
  if (!path.empty() && is_app_route(path))
    return &files_.at(std::string(index_path));
  return nullptr;
}

Response Site::serve(const Request& request) const {
  const File* file = find(request.path);
  if (file == nullptr)
    return text_response(404, "Not found\n");

  const bool brotli = file->brotli.bytes && accepts_encoding(request.accept_encoding, "br");
  const Body& body = brotli ? file->brotli : file->plain;
  Response response{
      .status = 200,
      .headers =
          {
              {"Content-Type", file->content_type},
              {"Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "no-cache"},
              {"ETag", body.etag},
          },
      .body = body.bytes,
  };
  if (file->brotli.bytes)
    response.headers.emplace_back("Vary", "Accept-Encoding");
  if (brotli)
    response.headers.emplace_back("Content-Encoding", "br");
  if (matches_etag(request.if_none_match, body.etag)) {
    response.status = 304;
    response.body = nullptr;
  }
  return response;
}

} // namespace verdiep::gateway
