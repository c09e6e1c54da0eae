#include "client-wasm/screens/coordinate/parts.hpp"

#include <algorithm>
#include <array>

namespace verdiep::screens::coordinate {
namespace {

using ui::ButtonKind;
using verdiep::programme::AgreeGoal;
using verdiep::programme::Goal;

constexpr std::array<std::string_view, 2> languages{"nl", "en"};

std::string key_of(std::string_view language) {
  return "goal:" + std::string(language);
}

std::string in(const Goal& goal, std::string_view language) {
  for (const auto& [tag, text] : goal.entries) {
    if (tag == language)
      return text;
  }
  return {};
}

const Goal& agreed(const Page& page) {
  return page.reader.model.programme.goal;
}

void begin(Page& page) {
  page.view.is_writing_goal = true;
  page.view.goal_error = {};
  page.view.goal_base = agreed(page);
  for (const std::string_view language : languages) {
    std::string& draft = page.desk.draft(key_of(language));
    if (draft.empty())
      draft = in(agreed(page), language);
  }
  page.ui.focus("goal/form/nl");
}

void end(Page& page) {
  for (const std::string_view language : languages)
    page.desk.drop_draft(key_of(language));
  page.view.is_writing_goal = false;
}

/// What was typed, beside the languages that this page has no field for.
Goal typed(Page& page) {
  Goal goal;
  for (const auto& entry : agreed(page).entries) {
    if (std::find(languages.begin(), languages.end(), entry.first) == languages.end())
      goal.entries.push_back(entry);
  }
  for (const std::string_view language : languages) {
    const std::string& draft = page.desk.draft(key_of(language));
    if (!is_blank(draft))
      goal.entries.emplace_back(language, draft);
  }
  std::sort(goal.entries.begin(), goal.entries.end(), [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
  });
  return goal;
}

void save(Page& page) {
  const Goal goal = typed(page);
  const bool is_too_long = std::any_of(goal.entries.begin(), goal.entries.end(), [](const auto& entry) {
    return entry.second.size() > Goal::bytes_max;
  });
  page.view.goal_error = goal.entries.empty() ? page.words().goal_missing
                         : is_too_long        ? page.words().goal_too_long
                                              : std::string_view();
  if (!page.view.goal_error.empty())
    return page.ui.focus("nl");
  if (goal != agreed(page) && !page.submit(AgreeGoal{goal}, page.view.goal_refusal))
    return;
  end(page);
  page.ui.toast(page.words().goal_saved);
}

void show_form(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  auto form = ui.form({.id = "form", .name = words.goal});
  const std::array<std::string_view, 2> labels{words.goal_dutch, words.goal_english};
  for (std::size_t index = 0; index < languages.size(); ++index) {
    if (ui.text_area({
            .id = languages[index],
            .label = labels[index],
            .value = &page.desk.draft(key_of(languages[index])),
            .help = index == 0 ? words.goal_help : std::string_view(),
            .error = index == 0 ? page.view.goal_error : std::string_view(),
            .max_length = 2000,
            .lines_min = 4,
            .language = languages[index],
        })) {
      page.desk.keep_draft(key_of(languages[index]));
    }
  }
  if (page.view.goal_base != agreed(page)) {
    ui.notice({.id = "changed", .tone = ui::Tone::warning, .text = words.goal_changed});
    ui.text(page.reader.text_of(agreed(page)));
  }
  auto row = ui.row();
  if (ui.button({.id = "save", .label = words.save, .kind = ButtonKind::primary, .submits = true}))
    return save(page);
  if (ui.button({.id = "cancel", .label = words.cancel, .kind = ButtonKind::quiet}))
    end(page);
}

} // namespace

void show_goal(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  auto section = ui.section({.id = "goal", .title = words.goal});
  show_error(ui, page.view.goal_refusal);
  if (page.view.is_writing_goal)
    return show_form(page);
  const bool is_agreed = !agreed(page).entries.empty();
  if (is_agreed) {
    const projections::Picked goal = page.reader.pick(agreed(page));
    ui.text(goal.text, {.language = goal.language});
  } else {
    ui.text(words.goal_none);
  }
  show_pending<AgreeGoal>(page);
  if (page.reader.model.state.programme.closed)
    return;
  if (ui.button({
          .id = "write",
          .label = is_agreed ? words.goal_revise : words.goal_agree,
          .kind = is_agreed ? ButtonKind::secondary : ButtonKind::primary,
          .icon = design::Icon::pencil,
      })) {
    begin(page);
  }
}

} // namespace verdiep::screens::coordinate
