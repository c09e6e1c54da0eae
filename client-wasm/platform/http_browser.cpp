#include "client-wasm/platform/http.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

#include <unordered_map>
#include <utility>

namespace verdiep::platform {
namespace {

std::unordered_map<int, HttpListener> http_listeners;
int last_request = 0;

EM_JS(void, bridge_request, (int id, const char* path, int path_length, const char* body, int body_length), {
  Module.bridge.http.request(
      id, UTF8ToString(path, path_length), body_length < 0 ? null : UTF8ToString(body, body_length)
  );
})

EM_JS(
    void,
    bridge_save_answer,
    (int id, const char* path, int path_length, const char* name, int name_length),
    { Module.bridge.http.saveAnswer(id, UTF8ToString(path, path_length), UTF8ToString(name, name_length)); }
)

void request(std::string_view path, const char* body, int body_length, HttpListener listener) {
  http_listeners.emplace(++last_request, std::move(listener));
  bridge_request(last_request, path.data(), static_cast<int>(path.size()), body, body_length);
}

} // namespace

void post_json(std::string_view path, std::string_view body, HttpListener listener) {
  request(path, body.data(), static_cast<int>(body.size()), std::move(listener));
}

void get_json(std::string_view path, HttpListener listener) {
  request(path, nullptr, -1, std::move(listener));
}

void save_answer(std::string_view path, std::string_view name, HttpListener listener) {
  http_listeners.emplace(++last_request, std::move(listener));
  bridge_save_answer(
      last_request, path.data(), static_cast<int>(path.size()), name.data(), static_cast<int>(name.size())
  );
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_http_answered(int id, int status, char* body, int length) {
  using namespace verdiep::platform;
  const Passed passed(body, length);
  const auto found = http_listeners.find(id);
  if (found == http_listeners.end()) {
    return;
  }
  const HttpListener listener = std::move(found->second);
  http_listeners.erase(found);
  listener({status, std::string(passed.text())});
}
