#include "client-wasm/screens/outbox/outbox.hpp"
#include "client-wasm/screens/pitches/pitches.hpp"
#include "client-wasm/screens/revising/meeting.hpp"

#include <algorithm>
#include <vector>

namespace verdiep::screens::pitches {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::pitch::RevisePitch;
using verdiep::pitch::SubmitPitch;

constexpr std::size_t title = 0;
constexpr std::size_t text = 1;
constexpr std::size_t link = 2;

const std::vector<std::string_view>& fields() {
  static const std::vector<std::string_view> fields{"title", "text", "link"};
  return fields;
}

bool is_written(const CommandBody& body) {
  return std::holds_alternative<SubmitPitch>(body) || std::holds_alternative<RevisePitch>(body);
}

/// What the page is drawn with.
struct Page {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  OwnView& view;
  std::optional<PitchId> id;
  revising::Draft draft;

  [[nodiscard]] const words::Pitches& words() const { return reader.words.pitches; }
  [[nodiscard]] const projections::Pitch* pitch() const {
    return id ? projections::find_pitch(reader.model.pitches, *id) : nullptr;
  }
  [[nodiscard]] revising::Version newest() const {
    const projections::Pitch* found = pitch();
    if (found == nullptr)
      return {Position{}, MemberId{}, std::vector<std::string>(fields().size())};
    revising::Version version{found->text, found->writer, {}};
    for (const std::string_view field : fields())
      version.texts.emplace_back(reader.model.disclosed.text(found->text, field).text);
    return version;
  }
  [[nodiscard]] const sync::Pending* pending() const { return outbox::find_pending(reader, is_written); }
};

/// Without the link if there is none: an empty one is no address.
std::vector<Typed> typed(const Page& page) {
  std::vector<Typed> texts = page.draft.typed();
  texts.erase(
      std::remove_if(
          texts.begin(), texts.end(),
          [](const Typed& one) { return one.first == fields()[link] && is_blank(one.second); }
      ),
      texts.end()
  );
  return texts;
}

bool is_web_address(std::string_view address) {
  return address.substr(0, 8) == "https://" || address.substr(0, 7) == "http://";
}

/// False if something is missing; then the focus is there.
bool is_complete(Page& page) {
  const std::string& address = page.draft.text(link);
  page.view.title_error = is_blank(page.draft.text(title)) ? page.words().title_missing : std::string_view();
  page.view.text_error = is_blank(page.draft.text(text)) ? page.words().text_missing : std::string_view();
  page.view.link_error =
      is_blank(address) || is_web_address(address) ? std::string_view() : page.words().link_wrong;
  if (!page.view.title_error.empty())
    page.ui.focus("title");
  else if (!page.view.text_error.empty())
    page.ui.focus("text");
  else if (!page.view.link_error.empty())
    page.ui.focus("link");
  return page.view.title_error.empty() && page.view.text_error.empty() && page.view.link_error.empty();
}

std::optional<Rejection> submit(Page& page, const revising::Version& newest) {
  const bool has_link = !is_blank(page.draft.text(link));
  const auto address = has_link ? std::optional<Personal<verdiep::pitch::Url>>(std::in_place) : std::nullopt;
  if (page.id)
    return page.desk.submit(RevisePitch{*page.id, newest.position, {}, {}, address}, typed(page));
  return page.desk.submit(SubmitPitch{page.desk.new_id<PitchId>(), {}, {}, address}, typed(page));
}

void save(Page& page) {
  const revising::Version newest = page.newest();
  page.view.error.clear();
  if (!is_complete(page))
    return;
  if (revising::merge_first(page.ui, page.reader, page.draft, newest))
    return;
  if (!page.draft.says(newest)) {
    if (const auto rejection = submit(page, newest)) {
      page.view.error = page.reader.words.rejection(*rejection);
      return;
    }
  }
  page.draft.drop();
}

void show_fields(Page& page) {
  const words::Pitches& words = page.words();
  if (page.ui.text_field({
          .id = "title",
          .label = words.title_label,
          .value = &page.draft.text(title),
          .error = page.view.title_error,
          .max_length = 100,
          .required = true,
          .language = page.reader.words.tag,
      }))
    page.draft.keep(title);
  if (page.ui.text_area({
          .id = "text",
          .label = words.text_label,
          .value = &page.draft.text(text),
          .help = words.text_help,
          .error = page.view.text_error,
          .max_length = 4000,
          .lines_min = 8,
          .required = true,
          .language = page.reader.words.tag,
      }))
    page.draft.keep(text);
  if (page.ui.text_field({
          .id = "link",
          .label = words.link_label,
          .value = &page.draft.text(link),
          .help = words.link_help,
          .error = page.view.link_error,
          .input = ui::Input::url,
          .max_length = 400,
      }))
    page.draft.keep(link);
}

void show_writing(Page& page) {
  ui::Ui& ui = page.ui;
  const revising::Version newest = page.newest(); // only its words are kept: a merged draft goes on from them
  revising::show_meeting(ui, page.reader, page.draft, newest, newest.author);
  auto form = ui.form({.id = "form", .name = page.words().form});
  show_fields(page);
  if (!page.view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = page.view.error});
  const auto pressed = revising::show_buttons(
      ui, {.save = page.id ? page.words().save : page.words().submit,
           .cancel = page.words().cancel,
           .waiting = page.pending() != nullptr ? page.words().under_way : std::string_view()}
  );
  if (pressed == revising::Pressed::save)
    return save(page);
  if (pressed == revising::Pressed::cancel)
    return page.draft.drop();
  revising::show_origins(ui, page.reader, page.draft, newest, newest.author);
}

void begin(Page& page) {
  page.view = OwnView{};
  page.draft.begin(page.newest());
  page.ui.focus("form/title");
}

void show_withdrawing(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Pitches& words = page.words();
  auto dialog = ui.dialog({.id = "withdrawing", .title = words.withdraw_question});
  ui.text(words.withdraw_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool stays = ui.button({.id = "stay", .label = words.stay, .kind = ButtonKind::quiet});
  const bool goes =
      ui.button({.id = "withdraw", .label = words.withdraw, .kind = ButtonKind::danger, .icon = Icon::trash});
  if (goes) {
    if (const auto rejection = page.desk.submit(verdiep::pitch::WithdrawPitch{*page.id}))
      page.view.error = page.reader.words.rejection(*rejection);
  }
  if (stays || goes || dialog.dismissed())
    page.view.is_withdrawing = false;
}

/// The pitch as it stands, and what may be done with it.
void show_standing(Page& page, bool is_frozen) {
  ui::Ui& ui = page.ui;
  const words::Pitches& words = page.words();
  const revising::Version newest = page.newest();
  {
    auto card = ui.card({.id = "pitch"});
    ui.heading(2, newest.texts[title]);
    ui.text(newest.texts[text]);
    if (!newest.texts[link].empty())
      ui.link({.id = "link", .label = words.link, .href = newest.texts[link], .icon = Icon::arrow_right});
    ui.note(page.reader.name_of(newest.author));
    if (const auto* pending = page.pending())
      outbox::show_status(ui, page.reader, *pending);
  }
  if (!page.view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = page.view.error});
  if (is_frozen) {
    ui.notice({.id = "frozen", .tone = Tone::info, .text = words.frozen});
    return;
  }
  auto row = ui.row();
  if (ui.button({.id = "revise", .label = words.revise, .kind = ButtonKind::primary, .icon = Icon::pencil}))
    begin(page);
  if (ui.button({.id = "ask-withdraw", .label = words.withdraw, .kind = ButtonKind::quiet}))
    page.view.is_withdrawing = true;
}

/// Somebody else was first: both texts, and one press to go on with the words of both. What both began from is gone, for
/// only the newest words of a pitch are kept; so the merged text holds all of both.
void show_refused(Page& page, const sync::Pending& beaten) {
  const revising::Version newest = page.newest();
  if (!revising::show_beaten(page.ui, page.reader, beaten, newest, fields()))
    return;
  const revising::Version nothing{Position{}, MemberId{}, std::vector<std::string>(fields().size())};
  page.draft.take_back(nothing, revising::texts_of(beaten.command, fields()), newest);
  page.desk.drop(beaten.id);
  page.ui.focus("form/text");
}

/// Why this reader can have no pitch; empty if they can.
std::string_view reason_against(const Reader& reader) {
  const words::Pitches& words = reader.words.pitches;
  if (!reader.is_enrolled())
    return words.enrol_first;
  const bool needs_group = reader.model.state.programme.kind == programme::Kind::group;
  return needs_group && reader.group_id.is_nil() ? words.no_group : std::string_view();
}

} // namespace

void show_own(ui::Ui& ui, const Reader& reader, Desk& desk, OwnView& view) {
  Page page{ui, reader, desk, view, own_pitch(reader), revising::Draft(desk, "pitch", fields())};
  const bool is_frozen = reader.model.state.vote.pitches_frozen != Position{};
  const std::string_view reason = reason_against(reader);
  const auto* beaten = outbox::find_beaten(reader.outbox, is_written);
  if (beaten != nullptr && page.id && !is_frozen) {
    show_refused(page, *beaten);
  } else if (page.draft.is_begun() && !is_frozen && reason.empty()) {
    show_writing(page);
  } else if (page.id) {
    show_standing(page, is_frozen);
  } else if (is_frozen) {
    ui.notice({.id = "frozen", .tone = Tone::info, .text = page.words().frozen});
  } else if (!reason.empty()) {
    ui.notice({.id = "reason", .tone = Tone::info, .text = reason});
    ui.link(
        {.id = "groups", .label = reader.words.groups.title, .href = "/groepen", .look = ui::LinkLook::button}
    );
  } else if (ui.button(
                 {.id = "write",
                  .label = page.words().write,
                  .kind = ButtonKind::primary,
                  .icon = Icon::pencil}
             )) {
    begin(page);
  }
  if (view.is_withdrawing && page.id)
    show_withdrawing(page);
}

} // namespace verdiep::screens::pitches
