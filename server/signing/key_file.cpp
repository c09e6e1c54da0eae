#include "server/signing/key_file.hpp"

#include "server/signing/durable_file.hpp"

#include <sodium.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <string>
#include <string_view>

namespace verdiep::signing {

namespace {

using Seed = std::array<std::uint8_t, 32>;

constexpr std::string_view line_begin = "verdiep-signing-key 1 ";
constexpr std::size_t check_bytes = 4;

constexpr auto restore_advice =
    "put the key file of your newest backup in its place; without it clients refuse this server's history";

std::string base64(const Seed& seed) {
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_ORIGINAL)> text{};
  sodium_bin2base64(text.data(), text.size(), seed.data(), seed.size(), sodium_base64_VARIANT_ORIGINAL);
  return text.data();
}

/// Digits that show a damaged seed as such, before anything is signed with it.
std::string check_digits(const Seed& seed) {
  const Sha256 hash = crypto::sha256(seed);
  std::array<char, 2 * check_bytes + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.bytes.data(), check_bytes);
  return text.data();
}

std::string key_line(const Seed& seed) {
  return std::string(line_begin) + base64(seed) + " " + check_digits(seed) + "\n";
}

/// Reads exactly what `key_line` writes.
bool parse_key_line(std::string_view line, Seed& seed) {
  if (!line.starts_with(line_begin)) {
    return false;
  }
  const auto rest = line.substr(line_begin.size());
  std::size_t size = 0;
  const int status = sodium_base642bin(
      seed.data(), seed.size(), rest.data(),
      rest.find(' ') == std::string_view::npos ? rest.size() : rest.find(' '), nullptr, &size, nullptr,
      sodium_base64_VARIANT_ORIGINAL
  );
  return status == 0 && size == seed.size() && key_line(seed) == line;
}

/// Whoever reads the key can sign another history.
Result<void> check_permissions(const std::filesystem::path& path) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) {
    return file_failure(errno, "read", path);
  }
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::invalid_input, path.string() + " is no ordinary file", restore_advice);
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail(
        ErrorCode::invalid_input, "other accounts of this machine may read " + path.string(),
        "run: chmod 600 " + path.string()
    );
  }
  return {};
}

} // namespace

Result<Signer> read_signer(const std::filesystem::path& store) {
  const auto path = store / key_file_name;
  VERDIEP_CHECK(check_permissions(path));
  VERDIEP_TRY(line, read_small_file(path));
  Seed seed{};
  const bool parsed = parse_key_line(line, seed);
  sodium_memzero(line.data(), line.size());
  if (!parsed) {
    return fail(ErrorCode::damaged, "the signing key " + path.string() + " is damaged", restore_advice);
  }
  const Signer signer(crypto::ed25519_from_seed(seed));
  sodium_memzero(seed.data(), seed.size());
  return signer;
}

Result<Signer> open_signer(const std::filesystem::path& store) {
  auto signer = read_signer(store);
  if (signer || signer.error().code != ErrorCode::not_found) {
    return signer;
  }
  if (sodium_init() < 0) {
    return fail(ErrorCode::unavailable, "this machine gives no random numbers");
  }
  Seed seed{};
  randombytes_buf(seed.data(), seed.size());
  VERDIEP_CHECK(write_durably(store / key_file_name, key_line(seed), S_IRUSR | S_IWUSR));
  sodium_memzero(seed.data(), seed.size());
  // Read back: what is used from here on is what the next start will find.
  return read_signer(store);
}

} // namespace verdiep::signing
