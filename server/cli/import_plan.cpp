#include "server/cli/import_plan.hpp"

#include "events/codec/utf8.hpp"
#include "server/content/rehearsal.hpp"
#include "shared/crypto.hpp"

#include <algorithm>
#include <array>

namespace verdiep::cli {

namespace {

Sha256 derived(const ImportSeed& seed, std::string_view kind, std::size_t number) {
  const std::string label = "verdiep import 1\n" + std::string(kind) + "\n" + std::to_string(number);
  return crypto::hmac_sha256(
      {seed.random.bytes.data(), seed.random.bytes.size()},
      {reinterpret_cast<const std::uint8_t*>(label.data()), label.size()}
  );
}

/// A UUID of version 7 (RFC 9562) whose random part follows from the seed.
template <class AnyId>
AnyId derived_id(const ImportSeed& seed, std::string_view kind, std::size_t number = 0) {
  const auto hash = derived(seed, kind, number);
  AnyId id{};
  std::copy_n(hash.bytes.begin(), id.bytes.size(), id.bytes.begin());
  for (unsigned index = 0; index < 6; ++index) {
    id.bytes[index] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(seed.at.ms) >> (40 - 8 * index));
  }
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x70);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

Result<void> check_name(std::string_view name) {
  const bool is_blank = name.find_first_not_of(' ') == std::string_view::npos;
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (is_blank || name.size() > people::Name::bytes_max || !codec::is_utf8(name) ||
      std::any_of(name.begin(), name.end(), is_control)) {
    return fail(
        ErrorCode::invalid_input, "--coordinator is no name",
        "give the name that others see, at most " + std::to_string(people::Name::bytes_max) + " bytes"
    );
  }
  return {};
}

/// Adds commands under derived ids, and tries each on the rules.
class Planner {
public:
  Planner(const ImportSeed& seed, ImportPlan& plan) : seed_(seed), plan_(plan), rehearsal_(plan.stream) {}

  Result<void> add(CommandBody body, std::vector<std::pair<std::string, Bytes>> personal = {}) {
    Command command;
    command.stream = plan_.stream;
    command.id = derived_id<CommandId>(seed_, "command", plan_.commands.size());
    command.at = seed_.at;
    command.body = std::move(body);
    for (auto& [field, value] : personal) {
      command.personal.push_back({field, Salt{derived(seed_, "salt " + field, 0).bytes}, std::move(value)});
    }
    VERDIEP_CHECK(rehearsal_.perform(command, plan_.coordinator));
    plan_.commands.push_back(std::move(command));
    return {};
  }

private:
  const ImportSeed& seed_;
  ImportPlan& plan_;
  content::Rehearsal rehearsal_;
};

} // namespace

Result<ImportPlan> plan_import(
    std::string_view file, std::string_view text, std::string_view coordinator, const ImportSeed& seed
) {
  auto programme = content::parse_programme(text);
  if (!programme) {
    return tl::unexpected<Error>(content::error_of(file, programme.error()));
  }
  VERDIEP_CHECK(check_name(coordinator));
  ImportPlan plan;
  plan.stream = derived_id<StreamId>(seed, "stream");
  plan.coordinator = derived_id<MemberId>(seed, "member");
  plan.title = programme->title.entries.front().second;
  plan.dingen = programme->dingen.size();
  Planner planner(seed, plan);
  programme::DraftProgramme draft;
  draft.title = std::move(programme->title);
  draft.kind = programme->kind;
  // Canonical order of the fields: the shorter key first.
  VERDIEP_CHECK(planner.add(
      std::move(draft), {{"name", encode_text_value(coordinator)}, {"avatar", encode_number_value(0)}}
  ));
  VERDIEP_CHECK(planner.add(programme::AgreeGoal{std::move(programme->goal)}));
  for (auto& ding : programme->dingen) {
    const auto id = derived_id<DingId>(seed, "ding", plan.commands.size());
    VERDIEP_CHECK(planner.add(dingen::AddDing{id, std::move(ding.content)}));
  }
  VERDIEP_CHECK(planner.add(programme::OpenEnrolment{}));
  return plan;
}

} // namespace verdiep::cli
