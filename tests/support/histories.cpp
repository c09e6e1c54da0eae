#include "tests/support/histories.hpp"

#include "shared/disclosures/commitment.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace verdiep::test {

namespace {

/// Few, so that people meet: in threads, at the same Ding, in groups, in handing over.
constexpr std::size_t people_max = 60;
constexpr std::int64_t start_ms = 1'750'000'000'000;

} // namespace

Attempted History::step() {
  const bool is_newcomer = state().programme.drafted && members_.size() < people_max && random_.one_in(30);
  const bool is_count = awaits_counting() && random_.one_in(8);
  const MemberId actor = is_newcomer ? random_.id<MemberId>() : is_count ? system_actor : draw_actor();
  StreamHistory& stream = is_newcomer || is_count ? programme_ : draw_stream(actor);
  CommandBody body = is_newcomer ? people::JoinProgramme{}
                     : is_count  ? draw_count(state().vote.latest)
                                 : draw_command(actor, stream);
  Attempted attempted{actor, sealed(stream.id, std::move(body)), stream.state.head, {}};
  attempted.decision = stream::decide(stream.state, context_of(stream), actor, attempted.command.body);
  if (attempted.decision) {
    record(stream, attempted);
    keep_ballot(attempted);
  }
  return attempted;
}

const StreamHistory& History::stream(StreamId id) const {
  const auto room =
      std::find_if(rooms_.begin(), rooms_.end(), [&](const StreamHistory& each) { return each.id == id; });
  return room == rooms_.end() ? programme_ : *room;
}

stream::Context History::context_of(const StreamHistory& stream) const {
  if (stream.id == programme_.id) {
    return {};
  }
  return {&state(), state().head, GroupId{stream.id.bytes}};
}

bool History::awaits_counting() const {
  const vote::Round* round = vote::latest(state().vote);
  return round != nullptr && !round->is_open() && !round->is_counted();
}

/// As a device does it: the words beside the body, their commitments in it.
Command History::sealed(StreamId stream, CommandBody body) {
  Command command{stream, random_.id<CommandId>(), {}, std::move(body), {}};
  for_each_personal(std::as_const(command.body), [&](std::string_view field, const Commitment&) {
    const Salt salt{random_.array<32>()};
    const std::string words = std::string(planted_words) + " " + std::to_string(random_.below(1000));
    command.personal.push_back(
        field == "avatar" ? disclosures::personal_number(std::string(field), random_.below(40), salt)
                          : disclosures::personal_text(std::string(field), words, salt)
    );
  });
  disclosures::seal(command);
  return command;
}

void History::record(StreamHistory& stream, const Attempted& attempted) {
  for (const EventBody& event : *attempted.decision) {
    const Position position = stream.state.head.next();
    stream::evolve(stream.state, position, attempted.actor, event);
    const Timestamp now{start_ms + static_cast<std::int64_t>(position.value) * 1000};
    stream.records.push_back({stream.id, position, attempted.actor, now, now, attempted.command.id, event});
    remember(stream, event);
  }
}

void History::remember(StreamHistory& stream, const EventBody& event) {
  if (const auto* joined = std::get_if<people::MemberJoined>(&event)) {
    members_.push_back(joined->member);
  } else if (const auto* added = std::get_if<dingen::DingAdded>(&event)) {
    dingen_.push_back(added->ding);
  } else if (const auto* opened = std::get_if<forum::ThreadOpened>(&event)) {
    stream.threads.push_back(opened->thread);
  } else if (const auto* written = std::get_if<forum::PostWritten>(&event)) {
    stream.posts.push_back(written->post);
  } else if (const auto* formed = std::get_if<groups::GroupFormed>(&event)) {
    groups_.push_back(formed->group);
    rooms_.push_back({groups::stream_of(formed->group), {}, {}, {}, {}});
  } else if (const auto* submitted = std::get_if<pitch::PitchSubmitted>(&event)) {
    pitches_.push_back(submitted->pitch);
  } else if (const auto* given = std::get_if<pitch::RemarkGiven>(&event)) {
    remarks_.push_back(given->remark);
  } else if (const auto* round = std::get_if<vote::RoundOpened>(&event)) {
    rounds_.push_back(round->round);
  }
}

/// As the server does it: one a voter, the last; none once they are counted.
void History::keep_ballot(const Attempted& attempted) {
  if (const auto* cast = std::get_if<vote::CastVote>(&attempted.command.body)) {
    ballots_[attempted.actor] = cast->ballot;
  } else if (std::holds_alternative<vote::CountBallots>(attempted.command.body)) {
    ballots_.clear();
  }
}

} // namespace verdiep::test
