#include "tests/support/story.hpp"

#include "events/codec/described.hpp"
#include "events/record.hpp"

#include <algorithm>

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

GroupStory& GroupStory::given(MemberId actor, std::vector<EventBody> events) {
  for (const EventBody& event : events) {
    stream::evolve(state_, state_.head.next(), actor, event);
  }
  return *this;
}

stream::Decision GroupStory::when(MemberId actor, const CommandBody& command) {
  stream::Decision decision = stream::decide(state_, context(), actor, command);
  if (decision) {
    given(actor, *decision);
  }
  return decision;
}

stream::Context GroupStory::context() const {
  return {&programme.state(), programme.state().head, group_};
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

Story groups_under_way() {
  using namespace people;
  using namespace groups;
  using namespace forum;
  using namespace pitch;
  Story story = programme_under_way();
  story.given(ivo, {MemberJoined{ivo, {}, {}}, ParticipantEnrolled{ivo}});    // e32 e33
  story.given(jana, {MemberJoined{jana, {}, {}}, ParticipantEnrolled{jana}}); // e34 e35
  story.given(kees, {MemberJoined{kees, {}, {}}, ParticipantEnrolled{kees}}); // e36 e37
  story.given(ivo, {GroupFormed{oak, {}}, GroupJoined{oak, ivo}});            // e38 e39
  story.given(jana, {GroupJoined{oak, jana}});                                // e40
  story.given(anna, {HelperAppointed{oak, jana}});                            // e41
  story.given(kees, {GroupFormed{elm, {}}, GroupJoined{elm, kees}});          // e42 e43
  story.given(hana, {ThreadOpened{question, {}, {}}, PostWritten{question, asked, {}}, HelpAsked{question}});
  story.given(jana, {PostWritten{question, answer, {}}});                          // e47, after e44 e45 e46
  story.given(ivo, {PitchSubmitted{acorn, oak, {}, {}, {}}});                      // e48
  story.given(kees, {PitchSubmitted{leaf, elm, {}, {}, {}}});                      // e49
  story.given(hana, {RemarkGiven{praise, acorn, RemarkKind::praise, {}}});         // e50
  story.given(anna, {programme::PhaseStarted{programme::Phase::closing_session}}); // e51
  return story;
}

Story vote_under_way() {
  Story story = groups_under_way();
  vote::Electorate electorate{{bram, hana, ivo, jana, kees}};
  std::sort(electorate.items.begin(), electorate.items.end());
  story.given(anna, {vote::RoundOpened{round_one, {{acorn, leaf}}, electorate}}); // e52
  return story;
}

GroupStory room_of_oak() {
  GroupStory room(groups_under_way(), oak);
  room.given(ivo, {forum::ThreadOpened{plans, {}, {}}, forum::PostWritten{plans, agenda, {}}}); // e1 e2
  room.given(ivo, {ideas::IdeaProposed{{}, {}, {}}});                                           // e3
  room.given(jana, {ideas::PlanSectionRevised{ideas::Section::goal, {}, {}}});                  // e4
  return room;
}

} // namespace verdiep::test
