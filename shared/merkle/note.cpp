#include "shared/merkle/note.hpp"

#include "shared/merkle/base64.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace verdiep::merkle {

namespace {

constexpr std::string_view signature_mark = "\xe2\x80\x94 "; // an em dash and a blank
constexpr std::size_t key_hash_bytes = 4;
constexpr std::size_t signatures_max = 100;
constexpr std::uint8_t ed25519_kind = 0x01;

ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ key): tells keys of one name apart.
Bytes key_hash(std::string_view name, const crypto::PublicKey& key) {
  const std::string named = std::string(name) + '\n' + static_cast<char>(ed25519_kind);
  const Sha256 hash = crypto::sha256(bytes_of(named), key);
  return {hash.bytes.begin(), hash.bytes.begin() + key_hash_bytes};
}

bool is_note_text(std::string_view text) {
  const auto is_control = [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20 && letter != '\n';
  };
  return !text.empty() && text.back() == '\n' && std::none_of(text.begin(), text.end(), is_control);
}

/// The signature in a line, if the line is one of this key's.
std::optional<crypto::Signature> signature_in(std::string_view line, const NoteVerifier& verifier) {
  const std::string start = std::string(signature_mark) + verifier.name + " ";
  if (!line.starts_with(start)) {
    return std::nullopt;
  }
  const std::optional<Bytes> bytes = parse_base64(line.substr(start.size()));
  const Bytes hash = key_hash(verifier.name, verifier.key);
  crypto::Signature signature{};
  if (!bytes || bytes->size() != key_hash_bytes + signature.size() ||
      !std::equal(hash.begin(), hash.end(), bytes->begin())) {
    return std::nullopt;
  }
  std::copy(bytes->begin() + key_hash_bytes, bytes->end(), signature.begin());
  return signature;
}

} // namespace

bool is_key_name(std::string_view name) {
  const auto is_barred = [](char letter) {
    return static_cast<unsigned char>(letter) <= 0x20 || letter == '+';
  };
  return !name.empty() && std::none_of(name.begin(), name.end(), is_barred);
}

std::string verifier_text(const NoteVerifier& verifier) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = verifier.name + "+";
  for (const std::uint8_t byte : key_hash(verifier.name, verifier.key)) {
    text += digits[byte >> 4];
    text += digits[byte & 0xf];
  }
  Bytes key{ed25519_kind};
  key.insert(key.end(), verifier.key.begin(), verifier.key.end());
  return text.append("+").append(base64(key));
}

std::string signed_note(std::string_view text, std::string_view name, const crypto::SecretKey& key) {
  Bytes line = key_hash(name, crypto::ed25519_public(key));
  const crypto::Signature signature = crypto::ed25519_sign(key, bytes_of(text));
  line.insert(line.end(), signature.begin(), signature.end());
  return std::string(text) + "\n" + std::string(signature_mark) + std::string(name) + " " + base64(line) +
         "\n";
}

Result<std::string> open_note(std::string_view note, const NoteVerifier& verifier) {
  const std::size_t end = note.rfind("\n\n");
  if (end == std::string_view::npos || !is_note_text(note)) {
    return fail(ErrorCode::invalid_input, "this is not a signed note");
  }
  const std::string_view text = note.substr(0, end + 1);
  std::string_view lines = note.substr(end + 2);
  for (std::size_t count = 0; !lines.empty() && count < signatures_max; ++count) {
    const std::size_t length = lines.find('\n');
    const std::string_view line = lines.substr(0, length);
    if (!line.starts_with(signature_mark)) {
      return fail(ErrorCode::invalid_input, "a line under the note is not a signature");
    }
    if (const auto signature = signature_in(line, verifier)) {
      if (!crypto::ed25519_verify(verifier.key, bytes_of(text), *signature)) {
        return fail(ErrorCode::invalid_input, "the signature of " + verifier.name + " does not fit the note");
      }
      return std::string(text);
    }
    lines.remove_prefix(length + 1);
  }
  return fail(ErrorCode::invalid_input, "the note is not signed by " + verifier.name);
}

} // namespace verdiep::merkle
