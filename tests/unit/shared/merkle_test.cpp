#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/merkle/proof.hpp"
#include "tests/support/hex.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verdiep::test {
namespace {

using namespace merkle;

/// The eight leaves, roots and proofs of the certificate-transparency project's reference tests.
const std::vector<std::string> reference_leaves{
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
};
const std::vector<std::string> reference_roots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

std::vector<Sha256> reference_leaf_hashes() {
  std::vector<Sha256> hashes;
  for (const std::string& leaf : reference_leaves) {
    hashes.push_back(leaf_hash(from_hex(leaf)));
  }
  return hashes;
}

std::vector<Sha256> leaf_hashes(std::size_t count) {
  std::vector<Sha256> hashes;
  for (std::size_t index = 0; index < count; ++index) {
    hashes.push_back(leaf_hash(Bytes{static_cast<std::uint8_t>(index), static_cast<std::uint8_t>(index >> 8)})
    );
  }
  return hashes;
}

/// MTH of the RFC, word for word.
Sha256 naive_root(const std::vector<Sha256>& leaves, std::size_t begin, std::size_t end) {
  if (begin == end) {
    return empty_root();
  }
  if (end - begin == 1) {
    return leaves[begin];
  }
  std::size_t split = 1;
  while (split * 2 < end - begin) {
    split *= 2;
  }
  return node_hash(naive_root(leaves, begin, begin + split), naive_root(leaves, begin + split, end));
}

std::vector<std::string> in_hex(const Result<Proof>& proof) {
  std::vector<std::string> hashes;
  for (const Sha256& hash : *proof) {
    hashes.push_back(to_hex(hash.bytes));
  }
  return hashes;
}

TEST(MerkleTree, without_leaves_has_the_hash_of_nothing_as_root) {
  EXPECT_EQ(
      to_hex(Frontier().root().bytes), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  );
}

TEST(MerkleTree, has_the_published_roots) {
  Frontier frontier;
  const auto leaves = reference_leaf_hashes();
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    frontier.append(leaves[size - 1]);
    EXPECT_EQ(to_hex(frontier.root().bytes), reference_roots[size - 1]) << "of " << size << " leaves";
  }
}

TEST(MerkleTree, gives_the_published_inclusion_proofs) {
  const auto leaves = reference_leaf_hashes();
  const NodeSource source = leaves_in_memory(leaves);
  using Hashes = std::vector<std::string>;
  EXPECT_EQ(in_hex(inclusion_proof(0, 1, source)), Hashes{});
  EXPECT_EQ(
      in_hex(inclusion_proof(0, 8, source)),
      (Hashes{
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
      })
  );
  EXPECT_EQ(
      in_hex(inclusion_proof(5, 8, source)),
      (Hashes{
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
      })
  );
  EXPECT_EQ(
      in_hex(inclusion_proof(2, 3, source)),
      (Hashes{"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"})
  );
}

TEST(MerkleTree, gives_the_published_consistency_proofs) {
  const auto leaves = reference_leaf_hashes();
  const NodeSource source = leaves_in_memory(leaves);
  using Hashes = std::vector<std::string>;
  EXPECT_EQ(
      in_hex(consistency_proof(1, 8, source)),
      (Hashes{
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
      })
  );
  EXPECT_EQ(
      in_hex(consistency_proof(6, 8, source)),
      (Hashes{
          "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
      })
  );
  EXPECT_EQ(
      in_hex(consistency_proof(2, 5, source)),
      (Hashes{
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
      })
  );
}

TEST(MerkleTree, refuses_proofs_of_what_is_not_there) {
  const auto leaves = leaf_hashes(3);
  const NodeSource source = leaves_in_memory(leaves);
  EXPECT_FALSE(inclusion_proof(3, 3, source));
  EXPECT_FALSE(inclusion_proof(0, 0, source));
  EXPECT_FALSE(consistency_proof(4, 3, source));
  EXPECT_FALSE(inclusion_proof(0, 4, source)); // more than the source has
}

TEST(Frontier, has_the_root_of_the_whole_tree_at_every_size) {
  const auto leaves = leaf_hashes(130);
  Frontier frontier;
  for (std::size_t size = 0; size <= leaves.size(); ++size) {
    ASSERT_EQ(frontier.root(), naive_root(leaves, 0, size)) << size;
    const auto restored = Frontier::restore(size, frontier.hashes());
    ASSERT_TRUE(restored);
    ASSERT_EQ(*restored, frontier);
    ASSERT_FALSE(Frontier::restore(size ^ 1, frontier.hashes()));
    if (size < leaves.size()) {
      frontier.append(leaves[size]);
    }
  }
}

/// Every change of a claim or of a proof that an attacker could try, one at a time.
template <class Claim>
void expect_no_forgery(const Claim& claim, const Proof& proof, bool (*verify)(const Claim&, const Proof&)) {
  for (std::size_t index = 0; index < proof.size(); ++index) {
    Proof bent = proof;
    bent[index].bytes[7] ^= 1;
    EXPECT_FALSE(verify(claim, bent));
    Proof shorter = proof;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(index));
    EXPECT_FALSE(verify(claim, shorter));
  }
  Proof longer = proof;
  longer.push_back(claim.root);
  EXPECT_FALSE(verify(claim, longer));
  Claim other = claim;
  other.root.bytes[0] ^= 1;
  EXPECT_FALSE(verify(other, proof));
}

TEST(InclusionProof, verifies_for_each_leaf_of_each_small_tree_and_for_nothing_else) {
  const auto leaves = leaf_hashes(33);
  const NodeSource source = leaves_in_memory(leaves);
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    const Sha256 root = naive_root(leaves, 0, size);
    for (std::size_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(index, size, source);
      ASSERT_TRUE(proof);
      const Inclusion claim{leaves[index], index, size, root};
      ASSERT_TRUE(verify_inclusion(claim, *proof)) << index << " of " << size;
      expect_no_forgery(claim, *proof, verify_inclusion);
      for (std::size_t other = 0; other < size; ++other) {
        ASSERT_EQ(verify_inclusion({leaves[index], other, size, root}, *proof), other == index);
        ASSERT_EQ(verify_inclusion({leaves[other], index, size, root}, *proof), other == index);
      }
    }
    EXPECT_FALSE(verify_inclusion({leaves[0], size, size, root}, {}));
  }
}

TEST(ConsistencyProof, verifies_for_each_pair_of_small_trees_and_for_nothing_else) {
  const auto leaves = leaf_hashes(33);
  const NodeSource source = leaves_in_memory(leaves);
  for (std::size_t size = 0; size <= leaves.size(); ++size) {
    for (std::size_t old_size = 0; old_size <= size; ++old_size) {
      const auto proof = consistency_proof(old_size, size, source);
      ASSERT_TRUE(proof);
      const Consistency claim{old_size, naive_root(leaves, 0, old_size), size, naive_root(leaves, 0, size)};
      ASSERT_TRUE(verify_consistency(claim, *proof)) << old_size << " of " << size;
      Consistency rewritten = claim;
      rewritten.old_root.bytes[0] ^= 1;
      EXPECT_FALSE(verify_consistency(rewritten, *proof));
      if (old_size > 0) {
        expect_no_forgery(claim, *proof, verify_consistency);
      }
    }
  }
}

} // namespace
} // namespace verdiep::test
