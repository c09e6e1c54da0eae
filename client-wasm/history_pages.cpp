#include "client-wasm/history_pages.hpp"

#include "client-wasm/address.hpp"
#include "client-wasm/platform/files.hpp"
#include "client-wasm/platform/timers.hpp"
#include "client-wasm/ui/page/run.hpp"
#include "shared/groups/state.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/stream/state_codec.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace verdiep {

using replica::KeptReplica;
using screens::Reader;
using screens::history::Moment;

namespace {

constexpr double play_ms = 1600; // long enough to read what happened

const std::vector<sync::Pending> nothing_pending;

/// Whose group it is: names of people and of groups come from the programme.
screens::history::Stream stream_of(
    const history::Records& records,
    const history::Timeline& timeline,
    const history::Verification& verification,
    const Reader& now,
    bool is_group
) {
  return {records, timeline, is_group ? *now.group : now.model, verification, is_group};
}

history::Filter filter_of(std::string_view query) {
  return {
      .person = parse_id<MemberId>(parameter(query, "persoon")),
      .area = screens::history::parse_area(parameter(query, "deel")),
      .ding = parse_id<DingId>(parameter(query, "ding")),
  };
}

/// A checkpoint that contradicts the records is not kept, so what became of it is asked of the replica.
history::Verdict verdict_of(sync::Trouble trouble, history::Verdict found) {
  switch (trouble) {
  case sync::Trouble::rewound:
  case sync::Trouble::rewritten:
    return history::Verdict::other_records;
  case sync::Trouble::key_changed:
  case sync::Trouble::bad_signature:
    return history::Verdict::bad_signature;
  case sync::Trouble::none:
  case sync::Trouble::started_over:
  case sync::Trouble::diverged:
  case sync::Trouble::other_member:
  case sync::Trouble::revoked:
  case sync::Trouble::damaged: // what is whole was proved when it was read
  case sync::Trouble::outbox_damaged:
  case sync::Trouble::update_needed:
    break;
  }
  return found;
}

Position position_of(std::string_view text, Position head) {
  Position position = head;
  (void)std::from_chars(text.data(), text.data() + text.size(), position.value);
  return std::clamp(position, Position{1}, head);
}

} // namespace

// What is computed

HistoryPages::Looked& HistoryPages::look(const KeptReplica& replica) {
  Looked& looked = looked_[replica.stream()];
  const history::Records records = replica.records();
  const std::uint32_t epoch = replica.replica().witness().epoch();
  const bool is_another = looked.epoch != epoch || looked.timeline.entries().size() > records.head.value;
  if (is_another) {
    looked = {};
    looked.stream = replica.stream();
    looked.epoch = epoch;
    seen_ = {};
    seen_group_ = {};
  }
  looked.timeline.extend(records);
  return looked;
}

/// Hashes everything, so only when there is something new.
void HistoryPages::verify(Looked& looked, const KeptReplica& replica) {
  const history::Signed checkpoint = replica.signed_head();
  const history::Records records = replica.records();
  const sync::Trouble trouble = replica.replica().trouble();
  const bool is_known = looked.verified_head == records.head && looked.verified_note == checkpoint.note &&
                        looked.verified_trouble == trouble;
  if (is_known)
    return;
  looked.verification = history::verify(records, checkpoint);
  looked.verification.verdict = verdict_of(trouble, looked.verification.verdict);
  looked.verified_head = records.head;
  looked.verified_note = checkpoint.note;
  looked.verified_trouble = trouble;
}

const projections::Model& HistoryPages::see(
    Seen& seen,
    const KeptReplica& replica,
    Position position,
    const projections::Model& today,
    MemberId viewer
) {
  const bool is_seen =
      seen.stream == replica.stream() && seen.position == position && seen.today == today.state.head;
  if (!is_seen) {
    const history::Records records = replica.records();
    seen.model = history::as_seen_today(look(replica).machine.at(records, position), today, viewer);
    seen.stream = replica.stream();
    seen.position = position;
    seen.today = today.state.head;
  }
  seen.model.disclosed = today.disclosed; // what is withdrawn meanwhile goes here too
  return seen.model;
}

// The screens of then

std::optional<HistoryPages::Visit>
HistoryPages::visit(std::string_view route, const Reader& now, const replica::ProgrammeClient& client) {
  const auto below = after(route, "/toen/");
  if (!below)
    return std::nullopt;
  const auto end = std::min(below->find_first_of("/?"), below->size());
  const auto moment = screens::history::parse_moment(below->substr(0, end));
  if (!moment || (moment->of_group && now.group == nullptr))
    return std::nullopt;
  const KeptReplica& replica = moment->of_group ? *client.group_replica() : client.programme_replica();
  const history::Records records = replica.records();
  if (moment->position > records.head)
    return std::nullopt;
  const Timestamp recorded = history::recorded_at(records, moment->position);
  const history::Records programme = client.programme_replica().records();
  const Position position = moment->of_group ? history::position_at(programme, recorded) : moment->position;
  if (position.value == 0)
    return std::nullopt;
  const projections::Model& model = see(seen_, client.programme_replica(), position, now.model, now.me);
  // The own group of then, if its history is here: who was in another one sees that no more.
  const auto group = groups::group_of(model.state.groups, now.me).value_or(GroupId{});
  const projections::Model* of_group = nullptr;
  if (now.group != nullptr && group == now.group_id) {
    const history::Records of = client.group_replica()->records();
    const Position then = moment->of_group ? moment->position : history::position_at(of, recorded);
    of_group = &see(seen_group_, *client.group_replica(), then, *now.group, now.me);
  }
  std::string rest(below->substr(end));
  if (rest.empty() || rest.front() != '/')
    rest.insert(0, "/");
  return Visit{
      .moment = *moment,
      .rest = std::move(rest),
      .reader =
          {
              .model = model,
              .outbox = nothing_pending,
              .words = now.words,
              .me = now.me,
              .my_name = now.my_name,
              .confirmed = position,
              .now = recorded,
              .utc_offset_minutes = now.utc_offset_minutes,
              .is_past = true,
              .group_id = group,
              .group = of_group,
              .group_confirmed = of_group == nullptr ? Position{} : of_group->state.head,
          },
  };
}

void HistoryPages::show_then(
    ui::Ui& ui, const Visit& visit, const Reader& now, const replica::ProgrammeClient& client
) {
  if (!std::exchange(keeps_time_, true)) {
    platform::every(play_ms, [this] {
      is_due_ = player_.plays;
      if (is_due_)
        ui::wake();
    });
  }
  const KeptReplica& replica = visit.moment.of_group ? *client.group_replica() : client.programme_replica();
  const Looked& looked = look(replica);
  const history::Records records = replica.records();
  const auto stream = stream_of(records, looked.timeline, looked.verification, now, visit.moment.of_group);
  screens::history::Step step =
      screens::history::show_then(ui, now, stream, visit.moment, visit.rest, player_);
  const bool is_last = visit.moment.position == records.head;
  player_.plays = player_.plays && !is_last;
  if (std::exchange(is_due_, false) && player_.plays && !step.to)
    step.to = visit.moment.position.next();
  if (step.to)
    ui.replace_route(screens::history::prefix_of({*step.to, visit.moment.of_group}) + visit.rest);
}

// The history

bool HistoryPages::show(
    ui::Ui& ui,
    const Reader& now,
    const replica::ProgrammeClient& client,
    std::string_view rest,
    std::string_view query,
    const std::function<void()>& show_troubles
) {
  const bool is_group = parameter(query, "stroom") == "groep" && now.group != nullptr;
  const KeptReplica& replica = is_group ? *client.group_replica() : client.programme_replica();
  verify(look(replica), replica);
  if (rest == "/bewijs") {
    show_proof(ui, now, replica, query, show_troubles);
    return true;
  }
  if (!rest.empty() && rest != "/")
    return false;
  show_list(ui, now, replica, query, show_troubles);
  return true;
}

void HistoryPages::show_list(
    ui::Ui& ui,
    const Reader& now,
    const KeptReplica& replica,
    std::string_view query,
    const std::function<void()>& show_troubles
) {
  const Looked& looked = looked_[replica.stream()];
  const history::Records records = replica.records();
  const bool is_group = parameter(query, "stroom") == "groep" && now.group != nullptr;
  const auto stream = stream_of(records, looked.timeline, looked.verification, now, is_group);
  const words::History& words = now.words.history;
  auto page = ui.page({
      .id = is_group ? "group-history" : "history",
      .title = words.title,
      .lead = is_group ? words.group_lead : words.lead,
  });
  show_troubles();
  screens::history::show_timeline(ui, now, stream, filter_of(query), view_);
}

void HistoryPages::show_proof(
    ui::Ui& ui,
    const Reader& now,
    const KeptReplica& replica,
    std::string_view query,
    const std::function<void()>& show_troubles
) {
  Looked& looked = looked_[replica.stream()];
  const history::Records records = replica.records();
  const bool is_group = parameter(query, "stroom") == "groep" && now.group != nullptr;
  const auto stream = stream_of(records, looked.timeline, looked.verification, now, is_group);
  const words::History& words = now.words.history;
  const std::string back = screens::history::route_of({}, is_group);
  auto page = ui.page(
      {.id = "proof",
       .title = words.proof,
       .lead = words.proof_lead,
       .back_label = words.title,
       .back_href = back}
  );
  show_troubles();
  const Position position = position_of(parameter(query, "gebeurtenis"), records.head);
  const screens::history::Evidence evidence{
      {position, is_group},
      merkle::leaf_hash(records.at(position)),
      stream::state_hash(looked.machine.at(records, position).state),
  };
  const history::Signed checkpoint = replica.signed_head();
  if (!screens::history::show_proof(ui, now, stream, checkpoint, evidence))
    return;
  if (const auto text = history::inclusion_text(records, checkpoint, position)) {
    const std::string name = "verdiep-" + std::to_string(position.value) + ".tlog-proof";
    platform::save_file(name, "text/plain", std::as_bytes(std::span(*text)));
    ui.toast(words.saved);
  }
}

} // namespace verdiep
