#include "client-wasm/screens/history/history.hpp"

#include <variant>

// Every event as a sentence.

namespace verdiep::screens::history {
namespace {

/// One event: whoever adds one is told by the compiler that it has no sentence here.
class Teller {
public:
  Teller(const Reader& reader, const Stream& stream, const Record& record)
      : reader_(reader), stream_(stream), record_(record), words_(reader.words.history.happened) {}

  // The programme.
  Told operator()(const programme::ProgrammeDrafted& event) const {
    return {words_.drafted(who(), "‘" + std::string(reader_.text_of(event.title)) + "’"), "/"};
  }
  Told operator()(const programme::GoalAgreed&) const { return {words_.goal_agreed(who()), "/"}; }
  Told operator()(const programme::EnrolmentOpened&) const { return {words_.enrolment_opened(who()), "/"}; }
  Told operator()(const programme::EnrolmentClosed&) const { return {words_.enrolment_closed(who()), "/"}; }
  Told operator()(const programme::PhaseStarted& event) const {
    return {words_.phase_started(who(), reader_.words.coordinate.phase_name(event.phase)), "/"};
  }
  Told operator()(const programme::ProgrammeClosed&) const { return {words_.programme_closed(who()), "/"}; }

  // People.
  Told operator()(const people::MemberJoined& event) const { return {words_.joined(name(event.member)), {}}; }
  Told operator()(const people::MemberRenamed& event) const {
    return {words_.renamed(name(event.member)), {}};
  }
  Told operator()(const people::ParticipantEnrolled& event) const {
    return {words_.enrolled(name(event.member)), {}};
  }
  Told operator()(const people::ParticipantWithdrew& event) const {
    return {
        event.member == record_.actor ? words_.withdrew(who())
                                      : words_.withdrew_other(who(), name(event.member)),
        {}
    };
  }
  Told operator()(const people::RoleGranted& event) const {
    return {words_.role_granted(who(), name(event.member), role(event.role)), {}};
  }
  Told operator()(const people::RoleRevoked& event) const {
    return {words_.role_revoked(who(), name(event.member), role(event.role)), {}};
  }
  Told operator()(const people::PersonErased& event) const { return {words_.erased(name(event.member)), {}}; }

  // Dingen.
  Told operator()(const dingen::DingAdded& event) const { return of(words_.ding_added, event.ding); }
  Told operator()(const dingen::DingRevised& event) const { return of(words_.ding_revised, event.ding); }
  Told operator()(const dingen::DingRemoved& event) const { return of(words_.ding_removed, event.ding); }
  Told operator()(const dingen::DingCompleted& event) const { return of(words_.completed, event.ding); }
  Told operator()(const dingen::DingReopened& event) const { return of(words_.reopened, event.ding); }

  // The forum, or the room of a group.
  Told operator()(const forum::ThreadOpened& event) const { return of(words_.thread_opened, event.thread); }
  Told operator()(const forum::PostWritten& event) const { return of(words_.post_written, event.thread); }
  Told operator()(const forum::PostRevised& event) const { return of(words_.post_revised, event.post); }
  Told operator()(const forum::PostRemoved& event) const { return of(words_.post_removed, event.post); }
  Told operator()(const forum::ThreadLocked& event) const { return of(words_.locked, event.thread); }
  Told operator()(const forum::ThreadUnlocked& event) const { return of(words_.unlocked, event.thread); }
  Told operator()(const forum::HelpAsked& event) const { return of(words_.help_asked, event.thread); }
  Told operator()(const forum::HelpAnswered& event) const { return of(words_.help_answered, event.thread); }
  Told operator()(const forum::HelpReopened& event) const { return of(words_.help_reopened, event.thread); }

  // Groups, and what they write.
  Told operator()(const groups::GroupFormed& event) const { return of(words_.group_formed, event.group); }
  Told operator()(const groups::GroupRenamed& event) const { return of(words_.group_renamed, event.group); }
  Told operator()(const groups::GroupJoined& event) const {
    return {words_.group_joined(name(event.member), group(event.group)), screens::route_of(event.group)};
  }
  Told operator()(const groups::GroupLeft& event) const {
    return {
        event.member == record_.actor ? words_.group_left(who(), group(event.group))
                                      : words_.group_taken_out(who(), name(event.member), group(event.group)),
        screens::route_of(event.group)
    };
  }
  Told operator()(const groups::HelperAppointed& event) const {
    return {
        words_.helper_appointed(who(), name(event.member), group(event.group)), screens::route_of(event.group)
    };
  }
  Told operator()(const ideas::IdeaProposed& event) const {
    return {event.replaces ? words_.idea_revised(who()) : words_.idea_proposed(who()), own_group() + "/idee"};
  }
  Told operator()(const ideas::PlanSectionRevised& event) const {
    return {words_.plan_revised(who(), section(event.section)), own_group() + "/plan"};
  }

  // Pitches.
  Told operator()(const pitch::PitchSubmitted& event) const {
    return of(words_.pitch_submitted, event.pitch);
  }
  Told operator()(const pitch::PitchRevised& event) const { return of(words_.pitch_revised, event.pitch); }
  Told operator()(const pitch::PitchWithdrawn& event) const {
    return of(words_.pitch_withdrawn, event.pitch);
  }
  Told operator()(const pitch::PitchesOrdered&) const { return {words_.pitches_ordered(who()), "/pitches"}; }
  Told operator()(const pitch::PitchPresented& event) const {
    return of(words_.pitch_presented, event.pitch);
  }
  Told operator()(const pitch::RemarkGiven& event) const { return of(words_.remark_given, event.pitch); }
  Told operator()(const pitch::RemarkRemoved& event) const {
    const auto* remark = find(stream_.today.state.pitch.remarks, event.remark);
    return of(words_.remark_removed, remark == nullptr ? PitchId{} : remark->pitch);
  }

  // The vote. Who voted is in the record; what, nobody knows.
  Told operator()(const vote::RoundOpened&) const { return {words_.round_opened(who()), "/stemmen"}; }
  Told operator()(const vote::VoteCast&) const { return {words_.voted(who()), "/stemmen"}; }
  Told operator()(const vote::RoundClosed&) const { return {words_.round_closed(who()), "/stemmen"}; }
  Told operator()(const vote::BallotsCounted&) const { return {words_.counted(who()), "/stemmen"}; }

private:
  using Sentence = words::Happened::Sentence;

  [[nodiscard]] std::string who() const {
    const past::Entry& entry = stream_.timeline.at(record_.position);
    const bool is_named = past::may_name(stream_.today, reader_.me, entry);
    return is_named ? name(record_.actor) : std::string(words_.somebody);
  }
  [[nodiscard]] std::string name(MemberId member) const {
    return member == system_actor ? std::string(words_.system) : reader_.name_of(member);
  }
  [[nodiscard]] std::string role(people::Role role) const { return reader_.words.coordinate.role_name(role); }
  [[nodiscard]] std::string own_group() const { return screens::route_of(reader_.group_id); }

  [[nodiscard]] std::string group(GroupId id) const {
    const projections::Words found = projections::name_of(reader_.model, id);
    return found.sight == projections::Sight::shown ? words_.group(found.text) : std::string(words_.a_group);
  }
  [[nodiscard]] std::string_view section(ideas::Section section) const {
    const words::Plan& plan = reader_.words.plan;
    switch (section) {
    case ideas::Section::goal:
      return plan.goal;
    case ideas::Section::audience:
      return plan.audience;
    case ideas::Section::steps:
      return plan.steps;
    case ideas::Section::means:
      return plan.means;
    case ideas::Section::planning:
      return plan.planning;
    }
    return {};
  }

  [[nodiscard]] Told of(Sentence sentence, DingId id) const {
    const projections::Ding* ding = projections::find_ding(reader_.model.dingen, id);
    return {
        sentence(who(), ding == nullptr ? std::string(words_.a_ding) : words_.ding(reader_.title_of(*ding))),
        screens::route_of(id)
    };
  }
  [[nodiscard]] Told of(Sentence sentence, ThreadId id) const {
    const projections::Thread* thread = projections::find_thread(stream_.today.forum, id);
    const projections::Words title =
        thread == nullptr ? projections::Words{} : stream_.today.disclosed.text(thread->opened, "title");
    const bool is_shown = title.sight == projections::Sight::shown;
    return {
        sentence(who(), is_shown ? words_.thread(title.text) : std::string(words_.a_thread)),
        stream_.is_group ? own_group() + "/gesprek/" + to_text(id) : screens::route_of(id)
    };
  }
  [[nodiscard]] Told of(Sentence sentence, PostId id) const {
    const forum::Post* post = find(stream_.today.state.forum.posts, id);
    return of(sentence, post == nullptr ? ThreadId{} : post->thread);
  }
  [[nodiscard]] Told of(Sentence sentence, GroupId id) const {
    return {sentence(who(), group(id)), screens::route_of(id)};
  }
  [[nodiscard]] Told of(Sentence sentence, PitchId id) const {
    const projections::Pitch* pitch = projections::find_pitch(stream_.today.pitches, id);
    const projections::Words title =
        pitch == nullptr ? projections::Words{} : stream_.today.disclosed.text(pitch->text, "title");
    const bool is_shown = title.sight == projections::Sight::shown;
    return {
        sentence(who(), is_shown ? words_.pitch(title.text) : std::string(words_.a_pitch)),
        "/pitches/" + to_text(id)
    };
  }

  const Reader& reader_;
  const Stream& stream_;
  const Record& record_;
  const words::Happened& words_;
};

} // namespace

Told tell(const Reader& reader, const Stream& stream, Position position) {
  const auto record = decode_record(stream.records.at(position));
  if (!record)
    return {std::string(reader.words.history.happened.unknown), {}};
  return std::visit(Teller(reader, stream, *record), record->body);
}

} // namespace verdiep::screens::history
