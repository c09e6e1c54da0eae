#include "client-wasm/words/notice.hpp"

namespace verdiep::words {

Notice english_notice() {
  return {
      .title = "What happens with my data?",
      .lead = "Please read this before you start. You find it again later behind your name.",
      .link = "What happens with my data?",
      .who_title = "Who is responsible?",
      .who_unnamed =
          "The organisation that offers you this programme. Ask your coordinator who answers questions "
          "about your data.",
      .why_title = "What do we keep, and what for?",
      .why_text =
          "Your name, what you write and what you have completed. Only so can you learn together, help "
          "each other and work on an idea. If you set a log-in name and a passphrase, we use them to let "
          "you log in and for nothing else. We sell nothing and show no advertisements.",
      .sees_title = "Who sees what?",
      .sees_everybody =
          "Everybody in your programme sees your name, your posts in the forum, which group you are "
          "in, and that you have completed a Thing.",
      .sees_group = "Only your own group sees your conversations there, your idea and your plan.",
      .sees_coordinators = "A reflection is seen by you and the coordinators only, unless you share it.",
      .sees_figures = "Management and analysts see figures only, no names and no texts: of at least five "
                      "people together, "
                      "of days that are over. An auditor also sees what happened and when, with numbers in "
                      "place of names "
                      "and without your texts.",
      .sees_nobody =
          "Your vote is confidential. Everybody sees that you voted, nobody what you chose. Whoever "
          "runs the server could look it up until the votes are counted; after that nobody can.",
      .keeps_title = "How long do we keep it?",
      .keeps_text =
          "Until 12 months after the programme was closed, unless your organisation says otherwise. "
          "What you remove yourself is really gone after 30 days.",
      .keeps_device =
          "On this device we keep what you can see in the programme and what you have not sent yet, so that "
          "you can go "
          "on without a connection. When you log out we erase it. On a shared computer we keep nothing.",
      .rights_title = "What can you ask?",
      .rights_text =
          "You may see your data, correct them and have them erased. Ask your coordinator. What is left "
          "after erasing is that somebody with a random number took part, without a name and without "
          "words.",
      .rights_complaint =
          "If you cannot settle it together, you can complain to the data protection authority of "
          "your country.",
      .accept = "I have read this",
      .accept_explained = "We remember that you have seen this, and when.",
      .leave = "Not now, log me out",
      .accepted = "You have read this.",
      .outdated = "This text has been replaced in the meantime. Load the page again to read the new one.",
      .failed = "This could not be saved. Check your connection and try again.",
      .who_text =
          [](std::string_view organisation) {
            return std::string(organisation) + " is responsible for your data in this programme.";
          },
      .who_contact = [](std::string_view contact
                     ) { return "Questions about your data: " + std::string(contact); },
  };
}

} // namespace verdiep::words
