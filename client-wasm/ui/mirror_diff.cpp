#include "client-wasm/ui/mirror_diff.hpp"

#include "client-wasm/ui/json_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace verdiep::ui {
namespace {

constexpr std::array<std::string_view, 32> role_names{
    "group",  "header",    "navigation", "main",      "section",    "footer",   "form",   "article",
    "list",   "item",      "heading",    "paragraph", "text",       "label",    "link",   "button",
    "field",  "area",      "checkbox",   "radio",     "radiogroup", "progress", "dialog", "scroll",
    "status", "separator", "image",      "table",     "row",        "column",   "cell",   "slider",
};

Rect relative_rect(std::span<const Record> records, const Record& record) {
  if (record.parent < 0) {
    return record.rect;
  }
  const Record& parent = records[static_cast<std::size_t>(record.parent)];
  const bool own_origin = parent.role == Role::scroll;
  return own_origin ? record.rect : record.rect.moved(-parent.rect.x, -parent.rect.y);
}

std::uint64_t hash_of(const Record& record, const Rect& rect) {
  Hash hash;
  hash.add(static_cast<std::uint64_t>(record.role)).add(std::uint64_t{record.states});
  hash.add(rect.x).add(rect.y).add(rect.width).add(rect.height);
  for (const std::string* text :
       {&record.name, &record.description, &record.text, &record.value, &record.href, &record.language,
        &record.labelled_by, &record.described_by, &record.input_type, &record.autocomplete,
        &record.shortcuts, &record.drawing}) {
    hash.add(*text);
  }
  for (const Line& line : record.lines) {
    hash.add(std::uint64_t{line.begin});
  }
  hash.add(static_cast<std::uint64_t>(record.level)).add(static_cast<std::uint64_t>(record.max_length));
  hash.add(record.minimum)
      .add(record.maximum)
      .add(record.now)
      .add(record.content_height)
      .add(record.hidden_foot);
  hash.add(static_cast<std::uint64_t>(record.type)).add(static_cast<std::uint64_t>(record.ink));
  return hash.value();
}

void write_text(JsonText& json, const Record& record) {
  if (record.text.empty()) {
    return;
  }
  json.key("lines").open('[');
  const std::string_view text = record.text;
  for (std::size_t i = 0; i < record.lines.size(); ++i) {
    const std::size_t begin = record.lines[i].begin;
    const std::size_t end = i + 1 < record.lines.size() ? record.lines[i + 1].begin : text.size();
    json.string(text.substr(begin, end - begin));
  }
  json.close(']');
}

void write_numbers(JsonText& json, const Record& record) {
  if (record.level != 0) {
    json.key("level").number(static_cast<float>(record.level));
  }
  if (record.max_length != 0) {
    json.key("max_length").number(static_cast<float>(record.max_length));
  }
  if (record.hidden_foot != 0) {
    json.key("hidden_foot").number(record.hidden_foot);
  }
  if (record.role == Role::progress || record.role == Role::slider) {
    json.key("range").open('[').number(record.minimum).number(record.maximum).number(record.now).close(']');
  }
  if (record.role == Role::scroll) {
    json.key("content").number(record.content_height);
  }
}

void write_record(JsonText& json, const Record& record, const Rect& rect) {
  json.open('{').key("id").string(record.path).key("role").string(role_name(record.role));
  json.key("rect").open('[');
  json.number(rect.x).number(rect.y).number(rect.width).number(rect.height).close(']');
  json.key("states").number(static_cast<float>(record.states));
  const auto field = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) {
      json.key(name).string(text);
    }
  };
  field("name", record.name);
  field("description", record.description);
  field("value", record.value);
  field("href", record.href);
  field("lang", record.language);
  field("labelled_by", record.labelled_by);
  field("described_by", record.described_by);
  field("input_type", record.input_type);
  field("autocomplete", record.autocomplete);
  field("shortcuts", record.shortcuts);
  field("drawing", record.drawing);
  write_text(json, record);
  write_numbers(json, record);
  json.key("type").string(design::token_of(record.type).name);
  json.key("ink").string(design::inks[static_cast<std::size_t>(record.ink)].name);
  json.close('}');
}

bool takes_focus(const Record& record) {
  // A disabled button keeps its place, so that its reason can be read.
  return is_control(record.role) && (record.role == Role::button || !record.is(State::disabled));
}

} // namespace

std::string_view role_name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

bool MirrorDiff::was_touched(const Record& record) const {
  return std::any_of(touched_.begin(), touched_.end(), [&](std::string_view path) {
    // Choosing one of a group unchooses another.
    const bool same_group = record.role == Role::radio && path.substr(0, path.rfind('/')) == record.value;
    return path == record.path || same_group;
  });
}

void MirrorDiff::restart() {
  seen_.clear();
  stops_.clear();
}

std::string MirrorDiff::update(std::span<const Record> records, std::string_view focused) {
  ++frame_;
  records_sent_ = 0;
  doubled_.clear();
  const std::string set = changed_records(records);
  const std::string kids = changed_orders(records);
  const std::string gone = forget_gone();
  std::vector<Stop> stops = stops_of(records);
  for (const Record& record : records) {
    if (record.role == Role::dialog) {
      openers_.try_emplace(record.path, focused);
    }
  }
  const std::string heir = gone.empty() ? "" : successor(records, focused, stops);
  stops_ = std::move(stops);
  touched_.clear();
  std::erase_if(openers_, [&](const auto& opener) { return !alive(opener.first); });

  if (set.empty() && kids.empty() && gone.empty()) {
    return {};
  }
  std::string text = "{\"set\":[" + set + "],\"kids\":[" + kids + "],\"gone\":[" + gone + "]";
  if (!heir.empty()) {
    text += ",\"focus\":";
    JsonText(text).string(heir);
  }
  return text += '}';
}

std::string MirrorDiff::changed_records(std::span<const Record> records) {
  std::string text;
  JsonText json(text);
  for (const Record& record : records) {
    Seen& seen = seen_[record.key];
    if (seen.frame == frame_) {
      doubled_.push_back(record.path);
      continue;
    }
    const Rect rect = relative_rect(records, record);
    const std::uint64_t hash = hash_of(record, rect);
    if (seen.frame == 0 || seen.hash != hash || was_touched(record)) {
      write_record(json, record, rect);
      ++records_sent_;
      seen.hash = hash;
      seen.path = record.path;
    }
    seen.frame = frame_;
  }
  return text;
}

// Of each record, and of the root, whose children are others than before or stand in another order.
std::string MirrorDiff::changed_orders(std::span<const Record> records) {
  std::vector<std::vector<std::size_t>> children(records.size() + 1); // the root's first
  for (std::size_t i = 0; i < records.size(); ++i) {
    children[static_cast<std::size_t>(records[i].parent) + 1].push_back(i); // -1, the root, wraps to 0
  }
  std::string text;
  JsonText json(text);
  for (std::size_t parent = 0; parent < children.size(); ++parent) {
    Seen& seen = seen_[parent == 0 ? Key::none : records[parent - 1].key];
    seen.frame = frame_;
    Hash hash;
    for (const std::size_t child : children[parent]) {
      hash.add(static_cast<std::uint64_t>(records[child].key));
    }
    const std::uint64_t order = children[parent].empty() ? 0 : hash.value();
    if (std::exchange(seen.kids_hash, order) == order) {
      continue;
    }
    json.open('[').string(parent == 0 ? std::string_view{} : records[parent - 1].path).open('[');
    for (const std::size_t child : children[parent]) {
      json.string(records[child].path);
    }
    json.close(']').close(']');
  }
  return text;
}

std::string MirrorDiff::forget_gone() {
  std::string text;
  JsonText json(text);
  std::erase_if(seen_, [&](const auto& entry) {
    const bool gone = entry.second.frame != frame_;
    if (gone) {
      json.string(entry.second.path);
    }
    return gone;
  });
  return text;
}

std::vector<MirrorDiff::Stop> MirrorDiff::stops_of(std::span<const Record> records) {
  std::vector<Stop> stops;
  for (const Record& record : records) {
    if (takes_focus(record)) {
      stops.push_back({record.key, record.path});
    }
  }
  return stops;
}

bool MirrorDiff::alive(std::string_view path) const {
  return seen_.contains(key_of(path));
}

std::string MirrorDiff::successor(
    std::span<const Record> records, std::string_view focused, const std::vector<Stop>& now
) const {
  const auto is_stop = [&](std::string_view path) {
    return std::any_of(now.begin(), now.end(), [&](const Stop& stop) { return stop.path == path; });
  };
  const auto closed = std::find_if(openers_.begin(), openers_.end(), [&](const auto& opener) {
    return !alive(opener.first);
  });
  if (focused.empty() ? closed == openers_.end() : alive(focused)) {
    return {};
  }
  auto at =
      std::find_if(stops_.begin(), stops_.end(), [&](const Stop& stop) { return stop.path == focused; });
  // On the dialog itself, or anything of it; or nowhere, when it had gone on to the browser's own controls.
  const auto is_of = [&](const std::string& dialog) {
    return focused.empty() || focused == dialog || focused.substr(0, dialog.size() + 1) == dialog + "/";
  };
  if (closed != openers_.end() && is_of(closed->first)) {
    const std::string& before = closed->second;
    if (is_stop(before)) {
      return before;
    }
    // The opener went too (its item was deleted): go on from where it was.
    at = std::find_if(stops_.begin(), stops_.end(), [&](const Stop& stop) { return stop.path == before; });
  }
  for (auto next = at; next != stops_.end(); ++next) {
    if (is_stop(next->path)) {
      return next->path;
    }
  }
  for (auto previous = std::make_reverse_iterator(at); previous != stops_.rend(); ++previous) {
    if (is_stop(previous->path) && at != stops_.end()) {
      return previous->path;
    }
  }
  for (const Record& record : records) {
    if (record.role == Role::heading && record.is(State::focusable)) {
      return record.path;
    }
  }
  return {};
}

} // namespace verdiep::ui
