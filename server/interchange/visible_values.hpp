#pragma once

#include "events/types/bytes.hpp"
#include "server/log/log.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/result.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::interchange {

/// Which personal values some audiences see now, followed by their feeds.
///
/// Invariant  a value is seen iff at least one of the audiences was granted it and not withdrawn from since.
/// Shape      9 bytes a value and no words: a full programme fits in a few megabytes
/// Threads    one at a time
class VisibleValues {
public:
  VisibleValues(const log::Log& log, StreamId stream, std::vector<disclosures::Audience> audiences);

  /// Reads the feeds on to their ends. What none of the audiences sees any more, and one did, is given back,
  /// by position.
  [[nodiscard]] Result<std::vector<log::ValueKey>> catch_up();

  [[nodiscard]] bool sees(Position position, std::string_view field) const;
  /// Canonical CBOR; nothing if it is not seen, or has been deleted.
  [[nodiscard]] Result<std::optional<Bytes>> value(Position position, const std::string& field) const;

private:
  struct Followed {
    disclosures::Audience audience;
    std::uint64_t seq = 0; ///< how far it is read
  };

  [[nodiscard]] Result<bool> read_on(std::size_t audience, std::vector<std::uint64_t>& withdrawn);
  [[nodiscard]] std::uint64_t key_of(Position position, const std::string& field);

  const log::Log& log_;
  const StreamId stream_;
  std::vector<Followed> followed_;
  std::vector<std::string> fields_;                                ///< their places are the low bytes of keys
  boost::unordered_flat_map<std::uint64_t, std::uint8_t> seen_by_; ///< a bit for each audience
};

} // namespace verdiep::interchange
