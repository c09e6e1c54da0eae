#include "client-wasm/words/rejections.hpp"

#include <string_view>

namespace verdiep::words {
namespace {

std::string limit_sentence(const Rejection& rejection) {
  const std::string max(argument(rejection, "max"));
  const std::string_view limit = argument(rejection, "limit");
  if (limit == "members")
    return "This programme is full: it has room for " + max + " people.";
  if (limit == "dingen")
    return "A programme cannot have more than " + max + " Dingen.";
  return "This programme is full: nothing more can be added. Please tell your coordinator.";
}

} // namespace

std::string english_rejection(const Rejection& rejection) {
  using enum RejectionCode;
  switch (rejection.code) {
  case not_allowed:
    return "You may not do that here. Ask a coordinator.";
  case programme_not_drafted:
    return "This programme is not ready to start yet.";
  case programme_exists:
    return "This programme exists already.";
  case programme_closed:
    return "This programme has been closed. You can still read everything, but no longer add to it.";
  case id_taken:
    return "This was saved before. Reload the page to see it.";
  case limit_reached:
    return limit_sentence(rejection);
  case invalid_value:
    return "Something that was filled in is not right. Change it and try again.";
  case unknown_event:
    return "A newer version is needed. Reload the page.";
  case not_a_member:
    return "You are not part of this programme yet. Open the link in your invitation.";
  case already_member:
    return "You are part of this programme already.";
  case already_enrolled:
    return "You are enrolled already.";
  case not_enrolled:
    return "You are not enrolled. Enrol first, on the page Start.";
  case enrolment_closed:
    return "Enrolment is closed. Ask your coordinator whether you can still take part.";
  case enrolment_open:
    return "Enrolment is open already.";
  case role_held:
    return "This person has that role already.";
  case role_not_held:
    return "This person does not have that role.";
  case last_coordinator:
    return "This is the last coordinator. Make somebody else a coordinator first.";
  case person_erased:
    return "This person’s data has been deleted.";
  case unknown_ding:
    return "This Ding does not exist (any more).";
  case ding_removed:
    return "This Ding has been removed in the meantime.";
  case already_completed:
    return "You had completed this Ding already, perhaps on another device.";
  case not_completed:
    return "You had not completed this Ding yet.";
  case unknown_thread:
    return "This conversation does not exist.";
  case unknown_post:
    return "This post does not exist.";
  case thread_locked:
    return "This conversation has been closed in the meantime. Start a new one, or ask the coordinator to "
           "reopen it.";
  case thread_not_locked:
    return "This conversation is open already.";
  case post_removed:
    return "This post has been deleted in the meantime.";
  case not_author:
    return "You can only edit your own posts.";
  case nothing_changed:
    return "Nothing has changed.";
  case no_groups:
    return "In this programme everybody works alone: there are no groups.";
  case unknown_group:
    return "This group does not exist.";
  case group_full:
    return "This group is full: it has room for " + std::string(argument(rejection, "max")) +
           " people. Choose another group, or start one yourself.";
  case already_in_group:
    return "You are in a group already. Leave it first if you want to change.";
  case not_in_group:
    return "Only people in this group can do that.";
  case already_helper:
    return "This person is the group’s helper already.";
  case wrong_stream:
    return "That does not belong here. Reload the page and try again.";
  case not_a_question:
    return "This conversation is not a question.";
  case already_answered:
    return "This question has been answered in the meantime.";
  case not_answered:
    return "This question is still open.";
  case stale_version:
    return "Somebody else has changed this in the meantime. Your text is kept: bring the two together and "
           "save again.";
  case unknown_pitch:
    return "This pitch does not exist, or does not take part in this round.";
  case pitch_withdrawn:
    return "This pitch has been withdrawn in the meantime.";
  case pitch_exists:
    return "Your group has a pitch already. Edit that one.";
  case pitches_frozen:
    return "Voting has started: the pitches can no longer change.";
  case incomplete_order:
    return "A pitch has been added or withdrawn in the meantime. Look at the new list and put that in order.";
  case unknown_remark:
    return "This remark does not exist.";
  case remark_removed:
    return "This remark has been deleted in the meantime.";
  case unknown_round:
    return "This voting round does not exist.";
  case round_open:
    return "A voting round is open already.";
  case round_closed:
    return "This voting round is closed. You can no longer vote.";
  case round_not_closed:
    return "The voting round is still open. Close it first.";
  case round_not_counted:
    return "The votes of the previous round are still being counted. Try again in a moment.";
  case not_in_electorate:
    return "Who may vote was fixed when this round opened. You were not taking part yet.";
  case too_few_pitches:
    return "Voting takes at least two pitches.";
  case winner_known:
    return "There is a winner already.";
  case not_the_tied:
    return "A second vote is between the pitches that tied.";
  case ballots_counted:
    return "The votes of this round have been counted already.";
  }
  return "That is not possible right now.";
}

} // namespace verdiep::words
