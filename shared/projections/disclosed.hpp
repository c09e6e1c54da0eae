#pragma once

#include "events/types/bytes.hpp"
#include "events/types/position.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/projections/copy_on_write.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace verdiep::projections {

/// Whether there is something to show: the words; 'verwijderd'; 'niet voor jou' (or not here yet).
enum class Sight : std::uint8_t { shown, withdrawn, not_for_you };

/// Shape    `text` is empty unless shown, and points into the `Disclosed` it came from
struct Words {
  Sight sight = Sight::not_for_you;
  std::string_view text;
};

/// The personal values that this reader may see now. Projections keep (position, field) and look here when
/// they show, so that grants and withdrawals change no projection.
///
/// Which audiences grant a value, and whether it fits its commitment, is checked by whoever feeds this
/// (shared/sync).
class Disclosed {
public:
  /// `value` is canonical CBOR, as disclosed.
  void show(const disclosures::ValueKey& key, Bytes value);
  /// The value is gone for good: 'verwijderd'.
  void withdraw(const disclosures::ValueKey& key);
  /// The value is for others now, as after losing a role: 'niet voor jou'.
  void forget(const disclosures::ValueKey& key);

  [[nodiscard]] Words text(Position position, std::string_view field) const;
  /// A number, such as that of an avatar; nothing unless shown.
  [[nodiscard]] std::optional<std::uint64_t> number(Position position, std::string_view field) const;

  /// Calls `visit(key, value)` for all from `first` to `last`, in order; no value for one that was withdrawn.
  template <class Visit>
  void for_each(Position first, Position last, Visit visit) const {
    for (std::size_t page = page_number(first); page <= page_number(last) && page < pages_.size(); ++page) {
      for (const auto& [key, value] : *pages_[page]) {
        if (key.position >= first && key.position <= last) {
          visit(key, value);
        }
      }
    }
  }

private:
  /// Positions a page: a copy that is then edited copies this much.
  static constexpr std::uint64_t page_positions = 64;
  [[nodiscard]] static std::size_t page_number(Position position) {
    return static_cast<std::size_t>(position.value / page_positions);
  }

  /// Empty for a value that was withdrawn.
  using Page = std::map<disclosures::ValueKey, std::optional<Bytes>>;

  [[nodiscard]] const std::optional<Bytes>* lookup(Position position, std::string_view field) const;
  [[nodiscard]] Page& page_of(Position position);

  std::vector<CopyOnWrite<Page>> pages_; ///< by position
};

} // namespace verdiep::projections
