#include "server/log/sealed_value.hpp"

#include "server/log/store_encoding.hpp"

#include <sodium.h>

#include <algorithm>

namespace verdiep::log {
namespace {

constexpr std::size_t id_bytes = 16;
constexpr std::size_t place_bytes = 24; // stream and position, before the field
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t mac_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t head_bytes = 2 * id_bytes + nonce_bytes;
constexpr std::size_t salt_bytes = 32;

const std::uint8_t* data_of(std::string_view text) {
  return bytes_of(text).data();
}

/// What is bound but not encrypted.
std::string bound_text(std::string_view row_key, std::string_view ids) {
  return std::string(row_key).append(ids);
}

} // namespace

std::string seal(const DisclosedValue& value, std::string_view row_key, KeyId key, const Secret& secret) {
  Bytes plain(value.salt.bytes.begin(), value.salt.bytes.end());
  plain.insert(plain.end(), value.value.begin(), value.value.end());

  Bytes sealed(key.bytes.begin(), key.bytes.end());
  sealed.insert(sealed.end(), value.subject.bytes.begin(), value.subject.bytes.end());
  const std::string bound = bound_text(row_key, text_of(sealed));
  sealed.resize(head_bytes + plain.size() + mac_bytes);
  std::uint8_t* const nonce = sealed.data() + 2 * id_bytes;
  randombytes_buf(nonce, nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      sealed.data() + head_bytes, nullptr, plain.data(), plain.size(), data_of(bound), bound.size(), nullptr,
      nonce, secret.data()
  );
  sodium_memzero(plain.data(), plain.size());
  return with_checksum(row_key, sealed);
}

std::optional<SealedHead> sealed_head(std::string_view row_key, std::string_view stored) {
  const auto sealed = without_checksum(row_key, stored);
  if (!sealed || sealed->size() < head_bytes + salt_bytes + mac_bytes)
    return std::nullopt;
  SealedHead head;
  std::copy_n(sealed->begin(), id_bytes, head.key.bytes.begin());
  std::copy_n(sealed->begin() + id_bytes, id_bytes, head.subject.bytes.begin());
  return head;
}

std::optional<DisclosedValue>
unseal(std::string_view row_key, std::string_view stored, const Secret& secret) {
  const auto head = sealed_head(row_key, stored);
  if (!head || row_key.size() < place_bytes)
    return std::nullopt;
  const ByteView sealed = *without_checksum(row_key, stored);
  const ByteView cipher = sealed.subspan(head_bytes);
  const std::string bound = bound_text(row_key, text_of(sealed.first(2 * id_bytes)));
  Bytes plain(cipher.size() - mac_bytes);
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain.data(), nullptr, nullptr, cipher.data(), cipher.size(), data_of(bound), bound.size(),
      sealed.data() + 2 * id_bytes, secret.data()
  );
  if (opened != 0)
    return std::nullopt;
  DisclosedValue value;
  value.position = Position{from_big_endian(row_key.substr(id_bytes, place_bytes - id_bytes))};
  value.field = std::string(row_key.substr(place_bytes));
  value.subject = head->subject;
  std::copy_n(plain.begin(), salt_bytes, value.salt.bytes.begin());
  value.value.assign(plain.begin() + salt_bytes, plain.end());
  return value;
}

} // namespace verdiep::log
