#include "client-wasm/screens/outbox/outbox.hpp"
#include "events/command.hpp"

#include <algorithm>
#include <cstdint>

// What was not sent, as a file that its writer can read.

namespace verdiep::screens::outbox {
namespace {

std::string base64_of(const Bytes& bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t index = 0; index < 3; ++index)
      group = (group << 8) | (index < count ? bytes[at + index] : 0U);
    for (std::size_t index = 0; index < 4; ++index)
      text += index <= count ? digits[(group >> (18 - 6 * index)) & 63] : '=';
  }
  return text;
}

/// A text of several lines, each set in.
void append_typed(std::string& file, std::string_view text) {
  file += "   ";
  for (const char letter : text) {
    file += letter;
    if (letter == '\n')
      file += "   ";
  }
  file += "\n";
}

void append(std::string& file, const Reader& reader, std::size_t number, const sync::Pending& pending) {
  const words::Outbox& words = reader.words.outbox;
  file += std::to_string(number) + ". " + std::string(reader.words.command(pending.command.body)) + "\n";
  const bool is_refused = pending.status == sync::Status::rejected;
  file += "   " + reader.when(pending.command.at) + " · " +
          std::string(is_refused ? words.refused : words.file_waits) + "\n";
  for (const PersonalValue& value : pending.command.personal) {
    if (const auto text = decode_text_value(value.value))
      append_typed(file, *text);
  }
  file += "\n";
}

} // namespace

std::string unsent_file(const Reader& reader, std::span<const std::string_view> drafts) {
  const words::Outbox& words = reader.words.outbox;
  std::string file = std::string(words.file_title) + "\n" + reader.name_of(reader.me) + " · " +
                     std::string(reader.text_of(reader.model.programme.title)) + "\n\n";
  std::string commands;
  std::size_t number = 0;
  for_each_unsent(reader, [&](const sync::Pending& pending) {
    append(file, reader, ++number, pending);
    commands += to_text(pending.id) + " " + base64_of(pending.bytes) + "\n";
  });
  if (!drafts.empty())
    file += std::string(words.file_drafts) + "\n";
  for (const std::string_view draft : drafts) {
    append_typed(file, draft);
    file += "\n";
  }
  return number == 0 ? file : file + std::string(words.file_commands) + "\n" + commands;
}

std::string unreadable_file(const words::Words& words, std::span<const sync::OutboxRow> rows) {
  std::string file =
      std::string(words.outbox.file_title) + "\n\n" + std::string(words.outbox.unreadable_rows) + "\n";
  for (const sync::OutboxRow& row : rows)
    file += to_text(row.id) + " " + base64_of(row.bytes) + "\n";
  return file;
}

} // namespace verdiep::screens::outbox
