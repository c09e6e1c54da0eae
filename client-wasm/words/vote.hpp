#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// The vote: choosing, the receipt, the result.
struct Vote {
  std::string_view title, none_title, none_text, to_pitches;

  // Choosing
  std::string_view choose, cast, change, keep, own_group, choose_missing;
  std::string_view not_admitted_title, not_admitted_text;

  // The receipt
  std::string_view voted_title, change_until, code, code_explained, elsewhere;
  std::string_view secrecy, secrecy_who, secrecy_operator, secrecy_after, secrecy_alike;

  // Closed and counted
  std::string_view counting_title, counting_text, result, bars, pitch, votes_column, no_votes;
  std::string_view own_title, own_missing, runoff_text, codes, codes_text, codes_column, earlier;

  std::string (*turn_out)(std::size_t voted, std::size_t electorate); ///< "9 van de 16 hebben gestemd"
  std::string (*votes)(std::size_t count);                            ///< "9 stemmen"
  std::string (*chosen)(std::string_view title);                      ///< "Je koos ‘…’"
  std::string (*unanimous)(std::string_view title);
  std::string (*won)(std::string_view title);
  std::string (*tied)(std::size_t pitches);
  std::string (*own_found)(std::string_view title); ///< the own code stands among those counted
};

[[nodiscard]] Vote dutch_vote();
[[nodiscard]] Vote english_vote();

} // namespace verdiep::words
