#include "client-wasm/screens/me/failure_words.hpp"

namespace verdiep::screens::me {

std::string_view failure_words(const words::Account& words, account::Failure failure) {
  switch (failure) {
  case account::Failure::no_answer:
    return words.offline;
  case account::Failure::not_signed_in:
    return words.signed_out;
  case account::Failure::wrong_passphrase:
    return words.wrong_current;
  case account::Failure::invalid_login_name:
    return words.invalid_name;
  case account::Failure::login_name_taken:
    return words.name_taken;
  case account::Failure::passphrase_too_short:
    return words.too_short;
  case account::Failure::passphrase_too_long:
    return words.too_long;
  case account::Failure::too_many_attempts:
    return words.too_many;
  case account::Failure::invalid_token:
  case account::Failure::invalid_name:
  case account::Failure::rejected:
  case account::Failure::server:
  case account::Failure::other_notice:
  case account::Failure::not_coordinator:
  case account::Failure::other_programmes:
  case account::Failure::too_many_invitations:
  case account::Failure::invalid_days:
  case account::Failure::invalid_uses:
    break;
  }
  return words.server_failed;
}

} // namespace verdiep::screens::me
