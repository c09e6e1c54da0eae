#include "client-wasm/words/forum.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Forum english_forum() {
  return {
      .title = "Forum",
      .lead = "Ask, tell and help each other.",
      .all = "Everything",
      .general = "General",
      .about_dingen = "About Dingen",
      .new_thread = "Start a conversation",
      .empty_title = "No conversations yet",
      .empty_text = "Ask a question, or tell what you tried out.",
      .back = "Forum",
      .locked = "Closed",
      .removed = "This post was deleted.",
      .erased = "deleted",
      .not_for_you = "You cannot read this.",
      .revised = "edited",
      .title_label = "What is it about?",
      .title_missing = "Give your conversation a short title.",
      .text_label = "Your post",
      .text_help = "Everybody who takes part can read this.",
      .text_missing = "Write something first.",
      .about_label = "Does this belong to a Ding?",
      .about_general = "No, it is general",
      .place = "Post",
      .write = "Reply",
      .write_label = "Your reply",
      .write_button = "Post",
      .revise = "Edit",
      .revise_label = "Edit your post",
      .save = "Save",
      .cancel = "Cancel",
      .remove = "Delete",
      .remove_question = "Delete this post?",
      .remove_explained =
          "Your colleagues can then no longer read it. That there was a post here stays visible.",
      .lock = "Close conversation",
      .unlock = "Reopen conversation",
      .locked_text = "This conversation is closed. You can read it, but not reply.",
      .unknown_title = "This conversation does not exist",
      .unknown_text = "The link may not be quite right.",
      .you = "you",
      .unread = "unread",
      .erased_person = "Deleted person",
      .pending = "Not sent yet",
      .enrol_first = "Enrol first, then you can join in.",
      .coordinator = "coordinator",
      .posts = [](std::size_t posts) { return counted(posts, "post", "posts"); },
      .unread_posts = [](std::size_t posts) { return std::to_string(posts) + " unread"; },
  };
}

} // namespace verdiep::words
