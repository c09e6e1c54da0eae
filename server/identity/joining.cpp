#include "server/identity/joining.hpp"

#include "events/codec/codec.hpp"
#include "events/codec/utf8.hpp"
#include "events/codec/values.hpp"
#include "events/command.hpp"
#include "server/identity/token.hpp"

#include <algorithm>

namespace verdiep::identity {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

} // namespace

std::optional<people::Name> checked_name(std::string_view text) {
  const auto name = trimmed(text);
  if (name.empty() || name.size() > people::Name::bytes_max)
    return std::nullopt;
  if (!codec::is_utf8(name) || std::any_of(name.begin(), name.end(), is_control))
    return std::nullopt;
  return people::Name{std::string(name)};
}

Bytes joining_command(StreamId stream, const people::Name& name, people::Avatar avatar, Timestamp now) {
  return encode_command({
      .stream = stream,
      .id = random_id<CommandId>(now),
      .at = now,
      .body = people::JoinProgramme{},
      // In canonical order of the fields: the shorter name first.
      .personal =
          {
              {"name", random_salt(), codec::encoded(name)},
              {"avatar", random_salt(), codec::encoded(avatar)},
          },
  });
}

log::AccountId account_of_request(const Sha256& invitation, const std::array<std::uint8_t, 16>& request) {
  constexpr std::string_view domain = "verdiep.account.1";
  const auto* text = reinterpret_cast<const std::uint8_t*>(domain.data());
  const Sha256 hash = crypto::sha256(ByteView(text, domain.size()), invitation.bytes, request);
  log::AccountId account;
  std::copy_n(hash.bytes.begin(), account.bytes.size(), account.bytes.begin());
  // RFC 9562 version 8: a UUID of one's own making.
  account.bytes[6] = static_cast<std::uint8_t>((account.bytes[6] & 0x0f) | 0x80);
  account.bytes[8] = static_cast<std::uint8_t>((account.bytes[8] & 0x3f) | 0x80);
  return account;
}

} // namespace verdiep::identity
