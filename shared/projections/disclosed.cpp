#include "shared/projections/disclosed.hpp"

#include "events/command.hpp"

#include <string>
#include <utility>

namespace verdiep::projections {

void Disclosed::show(const disclosures::ValueKey& key, Bytes value) {
  page_of(key.position)[key] = std::move(value);
}

void Disclosed::withdraw(const disclosures::ValueKey& key) {
  page_of(key.position)[key] = std::nullopt;
}

void Disclosed::forget(const disclosures::ValueKey& key) {
  page_of(key.position).erase(key);
}

Words Disclosed::text(Position position, std::string_view field) const {
  const std::optional<Bytes>* value = lookup(position, field);
  if (value == nullptr) {
    return {};
  }
  if (!*value) {
    return {Sight::withdrawn, {}};
  }
  const auto text = decode_text_value(**value);
  return text ? Words{Sight::shown, *text} : Words{};
}

std::optional<std::uint64_t> Disclosed::number(Position position, std::string_view field) const {
  const std::optional<Bytes>* value = lookup(position, field);
  if (value == nullptr || !*value) {
    return std::nullopt;
  }
  const auto number = decode_number_value(**value);
  return number ? std::optional(*number) : std::nullopt;
}

const std::optional<Bytes>* Disclosed::lookup(Position position, std::string_view field) const {
  if (page_number(position) >= pages_.size()) {
    return nullptr;
  }
  const Page& page = *pages_[page_number(position)];
  const auto found = page.find({position, std::string(field)});
  return found == page.end() ? nullptr : &found->second;
}

Disclosed::Page& Disclosed::page_of(Position position) {
  while (page_number(position) >= pages_.size()) {
    pages_.emplace_back();
  }
  return pages_[page_number(position)].edit();
}

} // namespace verdiep::projections
