#include "server/signing/signer.hpp"

namespace verdiep::signing {

std::string Signer::checkpoint(const TreeHead& head) const {
  return merkle::sign_checkpoint(head, key_);
}

crypto::PublicKey Signer::public_key() const {
  return crypto::ed25519_public(key_);
}

} // namespace verdiep::signing
