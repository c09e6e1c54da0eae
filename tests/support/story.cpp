#include "tests/support/story.hpp"

#include "events/codec/described.hpp"
#include "events/record.hpp"

namespace verdiep::test {

Story& Story::given(MemberId actor, std::vector<EventBody> events) {
  for (const EventBody& event : events) {
    stream::evolve(state_, state_.head.next(), actor, event);
  }
  return *this;
}

stream::Decision Story::when(MemberId actor, const CommandBody& command) {
  stream::Decision decision = stream::decide(state_, {}, actor, command);
  if (decision) {
    given(actor, *decision);
  }
  return decision;
}

std::string said(const stream::Decision& decision) {
  std::string text;
  if (decision) {
    for (const EventBody& event : *decision) {
      text += (text.empty() ? "" : " ") + std::string(type_name(event));
    }
    return text;
  }
  text = codec::enum_name(decision.error().code);
  if (decision.error().beaten_by != Position{}) {
    text += " e" + std::to_string(decision.error().beaten_by.value);
  }
  for (const RejectionArgument& argument : decision.error().arguments.items) {
    text += " " + argument.name.value + "=" + argument.value.value;
  }
  return text;
}

dingen::Content content(std::string_view title) {
  dingen::Content content;
  content.title.entries = {{"nl", std::string(title)}};
  return content;
}

Story programme_under_way() {
  using namespace people;
  using namespace dingen;
  using namespace forum;
  programme::ProgrammeDrafted drafted;
  drafted.title.entries = {{"nl", "VerdiepDingen"}};
  Story story;
  story.given(anna, {drafted, MemberJoined{anna, {}, {}}, RoleGranted{anna, Role::coordinator}}); // e1 e2 e3
  story.given(bram, {MemberJoined{bram, {}, {}}});                                                // e4
  story.given(anna, {programme::EnrolmentOpened{}});                                              // e5
  story.given(bram, {ParticipantEnrolled{bram}});                                                 // e6
  story.given(hana, {MemberJoined{hana, {}, {}}, ParticipantEnrolled{hana}});                     // e7 e8
  story.given(cem, {MemberJoined{cem, {}, {}}});                                                  // e9
  story.given(dora, {MemberJoined{dora, {}, {}}});                                                // e10
  story.given(eva, {MemberJoined{eva, {}, {}}});                                                  // e11
  story.given(finn, {MemberJoined{finn, {}, {}}});                                                // e12
  story.given(gus, {MemberJoined{gus, {}, {}}, ParticipantEnrolled{gus}});                        // e13 e14
  story.given(anna, {RoleGranted{dora, Role::management}, RoleGranted{eva, Role::auditor}});      // e15 e16
  story.given(anna, {RoleGranted{finn, Role::analyst}, PersonErased{gus}});                       // e17 e18
  story.given(anna, {DingAdded{walk, content("Wandelen")}, DingAdded{talk, content("Praten")}});  // e19 e20
  story.given(anna, {DingRemoved{talk}});                                                         // e21
  story.given(bram, {ThreadOpened{chat, std::nullopt, {}}, PostWritten{chat, hello, {}}});        // e22 e23
  story.given(bram, {ThreadOpened{rules, walk, {}}, PostWritten{rules, house, {}}});              // e24 e25
  story.given(anna, {ThreadLocked{rules}});                                                       // e26
  story.given(bram, {PostWritten{chat, regret, {}}, PostRemoved{regret}});                        // e27 e28
  story.given(anna, {programme::GoalAgreed{}});                                                   // e29
  story.given(anna, {programme::PhaseStarted{programme::Phase::running}});                        // e30
  story.given(hana, {DingCompleted{walk, Sharing::coordinators, Personal<Reflection>{}, {}}});    // e31
  return story;
}

} // namespace verdiep::test
