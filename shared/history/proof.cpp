#include "shared/history/proof.hpp"

#include "shared/merkle/base64.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/merkle/proof.hpp"

#include <utility>
#include <vector>

namespace verdiep::history {

namespace {

constexpr std::string_view proof_header = "c2sp.org/tlog-proof@v1";

Result<merkle::Checkpoint> opened(const Signed& checkpoint) {
  return merkle::open_checkpoint(checkpoint.note, checkpoint.stream, checkpoint.epoch, checkpoint.key);
}

std::vector<Sha256> leaves_of(const Records& records, Position size) {
  std::vector<Sha256> leaves;
  leaves.reserve(static_cast<std::size_t>(size.value));
  for (std::uint64_t value = 1; value <= size.value; ++value) {
    leaves.push_back(merkle::leaf_hash(records.at(Position{value})));
  }
  return leaves;
}

Sha256 root_of(const Records& records, Position size) {
  merkle::Frontier frontier;
  for (std::uint64_t value = 1; value <= size.value; ++value) {
    frontier.append(merkle::leaf_hash(records.at(Position{value})));
  }
  return frontier.root();
}

} // namespace

Verification verify(const Records& records, const Signed& checkpoint) {
  if (checkpoint.note.empty()) {
    return {};
  }
  const auto signed_head = opened(checkpoint);
  if (!signed_head) {
    return {Verdict::bad_signature, {}, {}, {}};
  }
  Verification found{Verdict::behind, signed_head->size, {}, signed_head->state};
  if (signed_head->size <= records.head) {
    found.root = root_of(records, signed_head->size);
    found.verdict = found.root == signed_head->root ? Verdict::verified : Verdict::other_records;
  }
  return found;
}

Result<std::string> inclusion_text(const Records& records, const Signed& checkpoint, Position position) {
  VERDIEP_TRY(signed_head, opened(checkpoint));
  if (position.value == 0 || position > signed_head.size || signed_head.size > records.head) {
    return fail(ErrorCode::invalid_input, "the signature does not cover this event");
  }
  const std::vector<Sha256> leaves = leaves_of(records, signed_head.size);
  const std::uint64_t index = position.value - 1;
  VERDIEP_TRY(
      proof, merkle::inclusion_proof(index, signed_head.size.value, merkle::leaves_in_memory(leaves))
  );
  std::string text(proof_header);
  text.append("\nextra ").append(merkle::base64(records.at(position)));
  text.append("\nindex ").append(std::to_string(index)).append("\n");
  for (const Sha256& hash : proof) {
    text.append(merkle::base64(hash.bytes)).append("\n");
  }
  return text.append("\n").append(checkpoint.note);
}

std::string verifier_key(const Signed& checkpoint) {
  return merkle::verifier_text({merkle::origin(checkpoint.stream, checkpoint.epoch), checkpoint.key});
}

} // namespace verdiep::history
