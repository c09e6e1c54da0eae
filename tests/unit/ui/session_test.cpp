#include "client-wasm/ui/session.hpp"
#include "tests/unit/ui/square_font.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace verdiep::ui {
namespace {

class SessionTest : public ::testing::Test {
protected:
  Session::Frame frame(const Screen& screen) {
    now += 16;
    return session.frame({1280, 900}, 1, now, screen);
  }
  void act(Action::Kind kind, std::string path, std::string text = {}) {
    session.act({kind, std::move(path), std::move(text)});
  }
  static const Record* find(const Session::Frame& frame, std::string_view path) {
    for (const Record& record : frame.records) {
      if (record.path == path) {
        return &record;
      }
    }
    return nullptr;
  }

  SquareFont font;
  Session session{font, "/"};
  double now = 0;
};

void page_with_button(Ui& ui, int& pressed) {
  auto page = ui.page({.id = "page", .title = "Titel"});
  if (ui.button({.id = "save", .label = "Opslaan"})) {
    ++pressed;
  }
  ui.text("Gedrukt: " + std::to_string(pressed));
}

TEST_F(SessionTest, each_activation_presses_once_and_the_same_frame_shows_it) {
  int pressed = 0;
  const Screen screen = [&](Ui& ui) { page_with_button(ui, pressed); };
  static_cast<void>(frame(screen));
  EXPECT_EQ(pressed, 0);
  for (int i = 0; i < 3; ++i) {
    act(Action::Kind::activate, "page/save");
  }
  const Session::Frame shown = frame(screen);
  EXPECT_EQ(pressed, 3);
  EXPECT_NE(shown.mirror.find("Gedrukt: 3"), std::string::npos);
  static_cast<void>(frame(screen));
  EXPECT_EQ(pressed, 3);
  EXPECT_EQ(session.actions_dropped(), 0);
}

TEST_F(SessionTest, an_action_for_a_widget_that_is_gone_is_dropped_and_counted) {
  int pressed = 0;
  act(Action::Kind::activate, "page/gone");
  static_cast<void>(frame([&](Ui& ui) { page_with_button(ui, pressed); }));
  EXPECT_EQ(pressed, 0);
  EXPECT_EQ(session.actions_dropped(), 1);
}

TEST_F(SessionTest, a_disabled_button_does_not_act) {
  bool pressed = false;
  const Screen screen = [&](Ui& ui) {
    pressed |= ui.button({.id = "save", .label = "Opslaan", .disabled = true, .reason = "Nog leeg."});
  };
  act(Action::Kind::activate, "save");
  static_cast<void>(frame(screen));
  EXPECT_FALSE(pressed);
}

TEST_F(SessionTest, typing_replaces_the_value_and_says_so_once) {
  std::string name = "An";
  int changes = 0;
  const Screen screen = [&](Ui& ui) {
    changes += ui.text_field({.id = "name", .label = "Naam", .value = &name}) ? 1 : 0;
  };
  static_cast<void>(frame(screen));
  act(Action::Kind::input, "name", "Ann");
  act(Action::Kind::input, "name", "Anna");
  static_cast<void>(frame(screen));
  EXPECT_EQ(name, "Anna");
  EXPECT_EQ(changes, 1);
}

// Typed and sent within one frame: the record is what it was before, the field in the DOM is not.
TEST_F(SessionTest, a_field_that_is_cleared_in_the_frame_in_which_it_was_filled_is_empty_in_the_dom) {
  std::string value;
  const Screen screen = [&](Ui& ui) {
    ui.text_field({.id = "field", .label = "Veld", .value = &value});
    if (ui.button({.id = "send", .label = "Versturen"})) {
      value.clear();
    }
  };
  static_cast<void>(frame(screen));
  act(Action::Kind::input, "field", "Hallo");
  act(Action::Kind::activate, "send");
  EXPECT_NE(frame(screen).mirror.find(R"("id":"field")"), std::string::npos);
}

TEST_F(SessionTest, a_choice_that_the_screen_refuses_is_said_again_with_the_one_that_stays) {
  const std::array<Choice, 2> choices{{{.id = "a", .label = "A"}, {.id = "b", .label = "B"}}};
  const Screen screen = [&](Ui& ui) {
    std::string chosen = "a";
    ui.choice({.id = "choice", .label = "Keuze", .choices = choices, .chosen = &chosen});
  };
  static_cast<void>(frame(screen));
  act(Action::Kind::activate, "choice/b");
  const Session::Frame shown = frame(screen);
  EXPECT_NE(shown.mirror.find(R"("id":"choice/a")"), std::string::npos);
  EXPECT_NE(shown.mirror.find(R"("id":"choice/b")"), std::string::npos);
}

TEST_F(SessionTest, enter_presses_the_submitting_button_of_the_fields_own_form) {
  std::string value;
  std::string sent;
  const Screen screen = [&](Ui& ui) {
    for (const char* each : {"one", "two"}) {
      auto form = ui.form({.id = each, .name = each});
      ui.text_field({.id = "field", .label = "Veld", .value = &value});
      if (ui.button({.id = "other", .label = "Annuleren"})) {
        sent += "other ";
      }
      if (ui.button({.id = "send", .label = "Versturen", .submits = true})) {
        sent += each;
      }
    }
  };
  static_cast<void>(frame(screen));
  act(Action::Kind::submit, "two/field");
  static_cast<void>(frame(screen));
  EXPECT_EQ(sent, "two");
}

TEST_F(SessionTest, a_link_follows_its_route_and_the_new_page_starts_at_its_heading) {
  const Screen screen = [&](Ui& ui) {
    const bool home = ui.route() == "/";
    auto page = ui.page({.id = home ? "home" : "forum", .title = home ? "Start" : "Forum"});
    ui.link({.id = "forum", .label = "Naar het forum", .href = "/forum"});
    ui.text(std::string(8000, 'x'));
  };
  static_cast<void>(frame(screen));
  session.scrolled("home", 300);
  static_cast<void>(frame(screen));
  static_cast<void>(session.take_effects());
  act(Action::Kind::activate, "home/forum");
  const Session::Frame shown = frame(screen);
  const std::vector<Effect> effects = session.take_effects();
  ASSERT_EQ(effects.size(), 2U);
  EXPECT_EQ(effects[0].kind, Effect::Kind::push_route);
  EXPECT_EQ(effects[0].text, "/forum");
  EXPECT_EQ(effects[1].kind, Effect::Kind::title);
  EXPECT_NE(shown.mirror.find(R"("focus":"forum/title")"), std::string::npos);

  session.route_changed("/");
  const Session::Frame back = frame(screen);
  EXPECT_NE(back.mirror.find(R"("scroll":[["home",300]])"), std::string::npos) << back.mirror.substr(0, 200);
}

TEST_F(SessionTest, scrolling_changes_no_record) {
  const Screen screen = [](Ui& ui) {
    auto page = ui.page({.id = "page", .title = "Titel"});
    for (int i = 0; i < 100; ++i) {
      ui.text("Regel " + std::to_string(i));
    }
  };
  static_cast<void>(frame(screen));
  session.scrolled("page", 120.4F);
  const Session::Frame shown = frame(screen);
  EXPECT_EQ(session.records_sent(), 0U);
  EXPECT_EQ(shown.mirror, R"({"set":[],"kids":[],"gone":[],"offsets":[["page",120]],"scroll":[],"say":[]})");
  EXPECT_EQ(shown.paints.layers[1].origin.y, -120);
}

TEST_F(SessionTest, two_things_with_one_id_are_a_fault) {
  static_cast<void>(frame([](Ui& ui) {
    ui.button({.id = "same", .label = "Een"});
    ui.button({.id = "same", .label = "Twee"});
  }));
  ASSERT_FALSE(session.faults().empty());
  EXPECT_NE(session.faults()[0].find("same"), std::string::npos);
}

TEST_F(SessionTest, a_message_is_said_shown_and_gone_after_its_time) {
  bool saved = true;
  const Screen screen = [&](Ui& ui) {
    if (saved) {
      ui.toast("Opgeslagen");
      saved = false;
    }
  };
  const Session::Frame first = frame(screen);
  EXPECT_NE(first.mirror.find(R"("say":[["polite","Opgeslagen"]])"), std::string::npos);
  const double wake = session.wake_at();
  EXPECT_GT(wake, now + 4000);
  EXPECT_NE(find(frame(screen), "~toasts/1"), nullptr);
  now = wake;
  EXPECT_EQ(find(frame(screen), "~toasts/1"), nullptr);
  EXPECT_EQ(session.wake_at(), 0);
}

TEST_F(SessionTest, a_dialog_is_dismissed_by_its_own_record) {
  bool open = true;
  const Screen screen = [&](Ui& ui) {
    if (open) {
      auto dialog = ui.dialog({.id = "sure", .title = "Zeker?"});
      open = !dialog.dismissed();
    }
  };
  ASSERT_NE(find(frame(screen), "sure"), nullptr);
  act(Action::Kind::dismiss, "sure");
  EXPECT_EQ(find(frame(screen), "sure"), nullptr);
}

TEST_F(SessionTest, a_slider_takes_a_number_within_its_bounds) {
  int place = 3;
  int changes = 0;
  const Screen screen = [&](Ui& ui) {
    changes += ui.slider({.id = "place", .label = "Plaats", .value = &place, .least = 1, .most = 9}) ? 1 : 0;
  };
  static_cast<void>(frame(screen));
  act(Action::Kind::input, "place", "7");
  static_cast<void>(frame(screen));
  EXPECT_EQ(place, 7);
  act(Action::Kind::input, "place", "12");
  static_cast<void>(frame(screen));
  EXPECT_EQ(place, 9);
  act(Action::Kind::input, "place", "nonsense");
  const Session::Frame shown = frame(screen);
  EXPECT_EQ(place, 9);
  EXPECT_EQ(changes, 2);
  const Record* record = find(shown, "place");
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->role, Role::slider);
  EXPECT_EQ(record->now, 9);
}

TEST_F(SessionTest, where_one_may_only_look_nothing_changes_and_links_stay_below) {
  std::string text = "An";
  std::string chosen;
  bool checked = false;
  int pressed = 0;
  const Screen screen = [&](Ui& ui) {
    auto glass = ui.looking("/toen/12");
    pressed += ui.button({.id = "save", .label = "Opslaan"}) ? 1 : 0;
    pressed += ui.button({.id = "more", .label = "Toon meer", .only_shows = true}) ? 1 : 0;
    (void)ui.text_field({.id = "name", .label = "Naam", .value = &text});
    (void)ui.text_area({.id = "words", .label = "Tekst", .value = &text});
    (void)ui.checkbox({.id = "agree", .label = "Akkoord", .checked = &checked});
    const std::array<Choice, 1> choices{{{.id = "one", .label = "Een"}}};
    (void)ui.choice({.id = "choice", .label = "Keuze", .choices = choices, .chosen = &chosen});
    ui.link({.id = "forum", .label = "Forum", .href = "/forum"});
    ui.link({.id = "outside", .label = "Elders", .href = "https://example.org/"});
    auto acting = ui.acting();
    pressed += ui.button({.id = "now", .label = "Nu"}) ? 1 : 0;
    ui.link({.id = "home", .label = "Begin", .href = "/"});
  };
  const Session::Frame shown = frame(screen);
  for (const char* gone : {"save", "name", "words", "agree", "choice"}) {
    EXPECT_EQ(find(shown, gone), nullptr) << gone;
  }
  ASSERT_NE(find(shown, "forum"), nullptr);
  EXPECT_EQ(find(shown, "forum")->href, "/toen/12/forum");
  EXPECT_EQ(find(shown, "outside")->href, "https://example.org/");
  EXPECT_EQ(find(shown, "home")->href, "/");
  act(Action::Kind::activate, "more");
  act(Action::Kind::activate, "now");
  static_cast<void>(frame(screen));
  EXPECT_EQ(pressed, 2);
  act(Action::Kind::activate, "forum");
  static_cast<void>(frame(screen));
  const auto effects = session.take_effects();
  ASSERT_FALSE(effects.empty());
  EXPECT_EQ(effects.back().text, "/toen/12/forum");
}

} // namespace
} // namespace verdiep::ui
