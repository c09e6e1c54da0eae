#include "client-wasm/screens/history/history.hpp"
#include "shared/merkle/base64.hpp"
#include "shared/merkle/checkpoint.hpp"

// Whether it is true, and how anybody can tell.

namespace verdiep::screens::history {
namespace {

using design::Icon;
using past::Verdict;
using ui::Tone;

struct Said {
  Tone tone;
  std::string title;
  std::string_view text;
};

Said said_of(const words::History& words, const past::Verification& found) {
  switch (found.verdict) {
  case Verdict::verified:
    return {Tone::success, words.verified(static_cast<std::size_t>(found.size.value)), words.verified_text};
  case Verdict::unsigned_yet:
    return {Tone::neutral, std::string(words.unsigned_title), words.unsigned_text};
  case Verdict::behind:
    return {Tone::neutral, std::string(words.behind_title), words.behind_text};
  case Verdict::other_records:
    return {Tone::danger, std::string(words.damaged_title), words.damaged_text};
  case Verdict::bad_signature:
    return {Tone::danger, std::string(words.bad_signature_title), words.bad_signature_text};
  }
  return {};
}

void show_fact(ui::Ui& ui, std::string_view id, std::string_view name, std::string_view value) {
  auto item = ui.item({.id = id});
  ui.note(name);
  ui.text(value);
}

std::string hash_text(const Sha256& hash) {
  return merkle::base64(hash.bytes);
}

void show_signed(ui::Ui& ui, const Reader& reader, const Stream& stream, const past::Signed& checkpoint) {
  const words::History& words = reader.words.history;
  const past::Verification& found = stream.verification;
  auto section = ui.section({.id = "signed", .title = words.facts});
  auto list = ui.list({.id = "facts", .name = words.facts});
  show_fact(ui, "origin", words.origin, merkle::origin(checkpoint.stream, checkpoint.epoch));
  show_fact(ui, "size", words.size, std::to_string(found.size.value));
  show_fact(ui, "root", words.root, hash_text(found.root));
  if (found.state) {
    show_fact(ui, "state", words.state, hash_text(found.state->hash));
    show_fact(ui, "rules", words.rules, std::to_string(found.state->rules));
  }
  show_fact(ui, "key", words.key, past::verifier_key(checkpoint));
  show_fact(ui, "signature", words.signature, checkpoint.note);
}

} // namespace

void show_verification(ui::Ui& ui, const Reader& reader, const Stream& stream) {
  const words::History& words = reader.words.history;
  const past::Verification& found = stream.verification;
  const Said said = said_of(words, found);
  std::string text(said.text);
  if (found.verdict == Verdict::verified && found.size < stream.records.head)
    text += " " + words.waits(static_cast<std::size_t>(stream.records.head.value - found.size.value));
  ui.notice({.id = "verified", .tone = said.tone, .title = said.title, .text = text});
}

bool show_proof(
    ui::Ui& ui,
    const Reader& reader,
    const Stream& stream,
    const past::Signed& checkpoint,
    const Evidence& evidence
) {
  const words::History& words = reader.words.history;
  show_verification(ui, reader, stream);
  if (checkpoint.note.empty())
    return false;
  bool wants_file = false;
  {
    const Position position = evidence.moment.position;
    const std::string number = words.of_total(position.value, stream.records.head.value);
    auto section = ui.section({.id = "event", .title = words.of_event, .note = number});
    ui.text(tell(reader, stream, position).sentence + ".");
    {
      auto list = ui.list({.id = "facts", .name = words.of_event});
      show_fact(ui, "leaf", words.leaf, hash_text(evidence.leaf));
      show_fact(ui, "state", words.state_at, hash_text(evidence.state));
    }
    const bool is_covered =
        stream.verification.verdict == Verdict::verified && position <= stream.verification.size;
    wants_file = ui.button({
        .id = "save",
        .label = words.save,
        .kind = ui::ButtonKind::primary,
        .icon = Icon::shield_check,
        .disabled = !is_covered,
        .reason = is_covered ? std::string_view() : words.not_covered,
    });
    ui.note(words.how_to);
  }
  show_signed(ui, reader, stream, checkpoint);
  return wants_file;
}

} // namespace verdiep::screens::history
