#pragma once

/// Requests to the own server: JSON in, JSON out, with the session's cookie.
///
/// Source   web/bridge/http.js

#include <functional>
#include <string>
#include <string_view>

namespace verdiep::platform {

struct HttpResponse {
  int status = 0;   // 0: no answer (offline, broken off, too late)
  std::string body; // UTF-8
};

/// Called once, later, on the page's thread; a frame follows.
using HttpListener = std::function<void(const HttpResponse&)>;

/// `path` begins with '/'. An answer that takes longer than 30 seconds counts as none.
void post_json(std::string_view path, std::string_view body, HttpListener listener);
void get_json(std::string_view path, HttpListener listener);

/// Hands what the server answers with 200 to the browser as a file `name` to keep; the body is empty then, and
/// JSON otherwise. The server has 30 seconds to begin; a file that breaks off is not kept, and counts as no answer.
void save_answer(std::string_view path, std::string_view name, HttpListener listener);

} // namespace verdiep::platform
