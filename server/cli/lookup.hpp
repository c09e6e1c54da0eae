#pragma once

#include "events/types/id.hpp"
#include "server/identity/rows.hpp"
#include "server/log/log.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>
#include <vector>

/// How an operator names programmes and people, who knows no ids by heart.
namespace verdiep::cli {

struct Programme {
  StreamId stream;
  std::string title;
};

[[nodiscard]] Result<std::vector<Programme>> programmes(const log::Log& log);

/// The programme with this id; with no text the only one there is.
/// Errors   invalid_input, not_found: with the programmes to choose from
[[nodiscard]] Result<Programme> find_programme(const log::Log& log, std::string_view text);

/// The person by member id, account id or name. A member whose account is gone has no name: `account` is
/// nothing.
struct Person {
  MemberId member;
  std::optional<identity::Account> account;
};
/// Errors   not_found; invalid_input when several people have the name, with their ids
[[nodiscard]] Result<Person> find_person(const log::Log& log, StreamId stream, std::string_view text);

/// The person's account.
/// Errors   not_found: they were erased
[[nodiscard]] Result<identity::Account> account_of(const Person& person);

} // namespace verdiep::cli
