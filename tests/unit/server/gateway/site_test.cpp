#include "server/gateway/site.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace verdiep::gateway {
namespace {

class SiteTest : public testing::Test {
protected:
  SiteTest() {
    write("index.html", "<!doctype html>");
    write("index.html.br", "index in brotli");
    write("service-worker.js", "self;");
    write("assets/3fa9/app.wasm", "wasm bytes");
    write("assets/3fa9/app.wasm.br", "wasm in brotli");
    write("assets/3fa9/inter.ttf", "font");
  }

  void write(const std::string& path, std::string_view text) {
    const auto file = folder.path() / "site" / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  Response
  get(const std::string& path, const std::string& accept_encoding = {}, const std::string& etag = {}) {
    auto site = Site::open(folder.path() / "site");
    EXPECT_TRUE(site);
    Request request;
    request.path = path;
    request.accept_encoding = accept_encoding;
    request.if_none_match = etag;
    return site->serve(request);
  }

  static std::string header(const Response& response, std::string_view name) {
    const auto found =
        std::find_if(response.headers.begin(), response.headers.end(), [&](const Header& entry) {
          return entry.first == name;
        });
    return found == response.headers.end() ? std::string() : found->second;
  }

  test::TemporaryFolder folder;
};

TEST_F(SiteTest, serves_files_with_their_type) {
  const Response wasm = get("/assets/3fa9/app.wasm");
  EXPECT_EQ(wasm.status, 200U);
  EXPECT_EQ(*wasm.body, "wasm bytes");
  EXPECT_EQ(header(wasm, "Content-Type"), "application/wasm");
  EXPECT_EQ(header(get("/assets/3fa9/inter.ttf"), "Content-Type"), "font/ttf");
  EXPECT_EQ(header(get("/service-worker.js"), "Content-Type"), "text/javascript; charset=utf-8");
}

TEST_F(SiteTest, caches_hashed_files_for_ever_and_asks_again_for_the_rest) {
  EXPECT_EQ(header(get("/assets/3fa9/app.wasm"), "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(header(get("/index.html"), "Cache-Control"), "no-cache");
  EXPECT_EQ(header(get("/service-worker.js"), "Cache-Control"), "no-cache");
}

TEST_F(SiteTest, an_unchanged_file_is_not_sent_again) {
  const std::string etag = header(get("/service-worker.js"), "ETag");
  const Response same = get("/service-worker.js", "", "\"other\", W/" + etag);
  EXPECT_EQ(same.status, 304U);
  EXPECT_FALSE(same.body);
  EXPECT_EQ(header(same, "ETag"), etag);
  write("service-worker.js", "self; // new");
  EXPECT_EQ(get("/service-worker.js", "", etag).status, 200U);
}

TEST_F(SiteTest, brotli_is_for_those_who_accept_it) {
  const Response brotli = get("/assets/3fa9/app.wasm", "gzip, br;q=0.9");
  EXPECT_EQ(*brotli.body, "wasm in brotli");
  EXPECT_EQ(header(brotli, "Content-Encoding"), "br");
  EXPECT_EQ(header(brotli, "Content-Type"), "application/wasm");
  EXPECT_EQ(header(brotli, "Vary"), "Accept-Encoding");
  const Response plain = get("/assets/3fa9/app.wasm", "gzip, br;q=0");
  EXPECT_EQ(*plain.body, "wasm bytes");
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
  EXPECT_NE(header(plain, "ETag"), header(brotli, "ETag"));
  EXPECT_EQ(get("/assets/3fa9/app.wasm.br").status, 404U) << "not a file of its own";
}

TEST_F(SiteTest, pages_of_the_app_are_the_index) {
  for (const std::string path : {"/", "/dingen", "/dingen/7", "/forum/thread-1", "/join"}) {
    const Response page = get(path);
    EXPECT_EQ(page.status, 200U) << path;
    EXPECT_EQ(*page.body, "<!doctype html>") << path;
    EXPECT_EQ(header(page, "Cache-Control"), "no-cache") << path;
  }
}

TEST_F(SiteTest, what_is_no_page_is_not_found) {
  for (const std::string path :
       {"/favicon.ico", "/assets/3fa9/gone.js", "/assets/3fa9/gone", "/assets/", "/api", "/api/unknown",
        "/old.html"}) {
    EXPECT_EQ(get(path).status, 404U) << path;
  }
}

TEST_F(SiteTest, nothing_outside_the_folder_is_reachable) {
  std::ofstream(folder.path() / "secret.txt") << "secret";
  write(".hidden", "secret");
  for (const std::string path :
       {"/../secret.txt", "/assets/../../secret.txt", "//secret.txt", "/./../secret.txt", "/.hidden",
        "\\..\\secret.txt"}) {
    const Response response = get(path);
    EXPECT_TRUE(!response.body || response.body->find("secret") == std::string::npos) << path;
  }
}

TEST_F(SiteTest, what_cannot_be_a_site_is_refused_in_one_line) {
  const auto missing = Site::open(folder.path() / "nowhere");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_NE(missing.error().context.find("nowhere"), std::string::npos);
  EXPECT_NE(missing.error().advice.find("--web"), std::string::npos);

  std::filesystem::create_directories(folder.path() / "empty");
  const auto empty = Site::open(folder.path() / "empty");
  ASSERT_FALSE(empty);
  EXPECT_NE(empty.error().context.find("index.html"), std::string::npos);
}

} // namespace
} // namespace verdiep::gateway
