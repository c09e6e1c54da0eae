#include "server/cli/lookup.hpp"

#include "server/gateway/programmes.hpp"

#include <algorithm>

namespace verdiep::cli {

namespace {

std::string title_text(const programme::Title& title) {
  return title.entries.empty() ? "(no title)" : title.entries.front().second;
}

std::string list_of(const std::vector<Programme>& all) {
  std::string list;
  for (const auto& programme : all) {
    list.append(list.empty() ? "" : ", ").append(to_text(programme.stream) + " (" + programme.title + ")");
  }
  return list;
}

std::optional<MemberId> member_in(const identity::Account& account, StreamId stream) {
  for (const auto& membership : account.memberships.items) {
    if (membership.stream == stream) {
      return membership.member;
    }
  }
  return std::nullopt;
}

struct Found {
  std::vector<Person> people;
  void add_if_member(const identity::Account& account, StreamId stream) {
    if (const auto member = member_in(account, stream)) {
      people.push_back({*member, account});
    }
  }
};

Result<Person> find_by_id(const log::Log& log, StreamId stream, const std::array<std::uint8_t, 16>& id) {
  VERDIEP_TRY(accounts, identity::all_accounts(log));
  for (const auto& account : accounts) {
    const auto member = member_in(account, stream);
    if (member && (account.id.bytes == id || member->bytes == id)) {
      return Person{*member, account};
    }
  }
  // Perhaps a member whose account was erased before; the programme knows.
  return Person{MemberId{id}, std::nullopt};
}

Result<Person> find_by_name(const log::Log& log, StreamId stream, std::string_view name) {
  VERDIEP_TRY(accounts, identity::all_accounts(log));
  Found found;
  for (const auto& account : accounts) {
    if (account.name.value == name) {
      found.add_if_member(account, stream);
    }
  }
  if (found.people.size() == 1) {
    return std::move(found.people.front());
  }
  if (found.people.empty()) {
    return fail(
        ErrorCode::not_found, "nobody in this programme is called \"" + std::string(name) + "\"",
        "give the name exactly as it stands on their screen, or the member id"
    );
  }
  std::string ids;
  for (const auto& person : found.people) {
    ids.append(ids.empty() ? "" : ", ").append(to_text(person.member));
  }
  return fail(
      ErrorCode::invalid_input, "several people are called \"" + std::string(name) + "\"",
      "give one of the member ids: " + ids
  );
}

} // namespace

Result<std::vector<Programme>> programmes(const log::Log& log) {
  VERDIEP_TRY(streams, log.streams());
  gateway::Programmes titles(log);
  std::vector<Programme> all;
  for (const StreamId stream : streams) {
    auto title = titles.title(stream);
    if (title) {
      all.push_back({stream, title_text(*title)});
    } else if (title.error().code != ErrorCode::not_found) {
      return tl::make_unexpected(std::move(title.error()));
    }
  }
  return all;
}

Result<Programme> find_programme(const log::Log& log, std::string_view text) {
  VERDIEP_TRY(all, programmes(log));
  if (all.empty()) {
    return fail(
        ErrorCode::not_found, "this store holds no programme yet", "verdiep import makes one from a file"
    );
  }
  if (text.empty() && all.size() == 1) {
    return std::move(all.front());
  }
  if (text.empty()) {
    return fail(
        ErrorCode::invalid_input, "this store holds several programmes",
        "say which with --stream: " + list_of(all)
    );
  }
  const auto id = parse_id<StreamId>(text);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Programme& one) { return one.stream == id; });
  if (found == all.end()) {
    return fail(
        ErrorCode::not_found, "there is no programme " + std::string(text), "give one of: " + list_of(all)
    );
  }
  return *found;
}

Result<Person> find_person(const log::Log& log, StreamId stream, std::string_view text) {
  if (const auto id = parse_uuid(text)) {
    return find_by_id(log, stream, *id);
  }
  return find_by_name(log, stream, text);
}

Result<identity::Account> account_of(const Person& person) {
  if (person.account) {
    return *person.account;
  }
  return fail(
      ErrorCode::not_found, "member " + to_text(person.member) + " has no account any more",
      "they were erased, or the id is wrong"
  );
}

} // namespace verdiep::cli
