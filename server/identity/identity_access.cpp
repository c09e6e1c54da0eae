// Personal access tokens: programs that read in somebody's name.
#include "events/codec/utf8.hpp"
#include "server/identity/identity.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::identity {
namespace {

constexpr std::string_view access_prefix = "verdiep_";

bool is_name(const std::string& name) {
  using Name = decltype(AccessToken::name);
  const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < ' '; };
  return name.size() >= Name::bytes_min && name.size() <= Name::bytes_max && codec::is_utf8(name) &&
         std::none_of(name.begin(), name.end(), is_control);
}

} // namespace

std::string access_text(const Token& token) {
  return std::string(access_prefix) + to_text(token);
}

void Identity::grant_access(
    log::AccountId account, AccessWish wish, Timestamp now, Handler<Granted> handler
) {
  if (!is_name(wish.name))
    return handler(Denial::invalid_access_name);
  in_turn<Granted>(std::move(handler), [this, account, wish = std::move(wish), now](Handler<Granted> answer) {
    const auto held = access_tokens(account);
    if (!held)
      return answer(held.error());
    const auto live = std::count_if(held->begin(), held->end(), [&](const auto& entry) {
      return now < entry.second.expires;
    });
    if (static_cast<std::size_t>(live) >= access_tokens_max)
      return answer(Denial::too_many_access_tokens);
    const Token token = random_token();
    const AccessToken row{account, {wish.name}, wish.scope, wish.stream, now, wish.expires};
    pipeline_.change_rows(put(key_of(token), row), [token, answer](const Result<void>& written) {
      answer(written ? Granted(token) : Granted(written.error()));
    });
  });
}

Result<KeyedRows<AccessToken>> Identity::access_tokens(log::AccountId account) const {
  return access_tokens_of(log_, account);
}

void Identity::revoke_access(log::AccountId account, std::string id, Handler<Result<void>> handler) {
  in_turn<Result<void>>(
      std::move(handler),
      [this, account, id = std::move(id)](Handler<Result<void>> answer) {
        const auto held = access_tokens(account);
        if (!held)
          return answer(tl::make_unexpected(held.error()));
        for (const auto& [key, token] : *held) {
          if (public_id(key) == id)
            return end_sessions(removal(key, token), {key}, std::move(answer));
        }
        answer({});
      }
  );
}

Result<std::optional<Access>> Identity::authenticate_access(std::string_view text, Timestamp now) const {
  const auto parsed =
      text.starts_with(access_prefix) ? parse_token(text.substr(access_prefix.size())) : std::nullopt;
  if (!parsed)
    return std::optional<Access>{};
  const Sha256 key = key_of(*parsed);
  VERDIEP_TRY(token, find_access_token(log_, key));
  if (!token || token->expires <= now)
    return std::optional<Access>{};
  VERDIEP_TRY(owner, find_account(log_, token->account));
  if (!owner)
    return std::optional<Access>{};
  return std::optional(Access{key, std::move(*owner), std::move(*token)});
}

} // namespace verdiep::identity
