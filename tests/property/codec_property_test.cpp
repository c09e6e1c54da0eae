// Laws of the encoding. Seeded by our own generator, so that both builds try the same values.
#include "events/codec/vocabulary_codec.hpp"
#include "events/command.hpp"
#include "events/record.hpp"
#include "events/rejection.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/hex.hpp"

#include <gtest/gtest.h>

namespace verdiep {
namespace {

using codec::Mode;

constexpr std::uint64_t rounds_per_type = 60;

/// Calls `check(random, body)` with drawn bodies of every type of the vocabulary.
template <class Vocabulary, class Check>
void for_each_type(std::uint64_t rounds, Check check) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Vocabulary>>(
      [&]<class Type>(boost::mp11::mp_identity<Type>) {
        for (std::uint64_t seed = 1; seed <= rounds; ++seed) {
          SCOPED_TRACE(std::string(Type::type_name) + ", seed " + std::to_string(seed));
          test::Random random(seed);
          check(random, Vocabulary{test::arbitrary<Type>(random)});
        }
      }
  );
}

TEST(CodecLaws, a_record_decodes_to_what_was_encoded) {
  for_each_type<EventBody>(rounds_per_type, [](test::Random& random, EventBody body) {
    const Record record = test::record_of(std::move(body), random);
    const Bytes bytes = encode_record(record);
    ASSERT_EQ(decode_record(bytes, Mode::strict), record);
    ASSERT_EQ(decode_record(bytes, Mode::tolerant), record);
  });
}

TEST(CodecLaws, a_command_decodes_to_what_was_encoded) {
  for_each_type<CommandBody>(rounds_per_type, [](test::Random& random, CommandBody body) {
    const Command command = test::command_of(std::move(body), random);
    ASSERT_EQ(decode_command(encode_command(command)), command);
  });
}

TEST(CodecLaws, a_rejection_decodes_to_what_was_encoded) {
  test::Random random(1);
  for (int round = 0; round < 500; ++round) {
    const auto rejection = test::arbitrary<Rejection>(random);
    ASSERT_EQ(codec::decoded<Rejection>(codec::encoded(rejection), Mode::strict), rejection);
  }
}

/// Every other value of the byte at `place` in turn; all bits of it are tried one by one, and a few more.
template <class Check>
void for_each_mutation(Bytes bytes, Check check) {
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    const std::uint8_t original = bytes[place];
    for (const unsigned change :
         {0x01U, 0x02U, 0x04U, 0x08U, 0x10U, 0x20U, 0x40U, 0x80U, 0x1fU, 0x60U, 0xffU}) {
      bytes[place] = static_cast<std::uint8_t>(original ^ change);
      check(bytes, place);
    }
    bytes[place] = original;
  }
}

TEST(CodecLaws, a_record_with_one_byte_changed_is_refused_or_another_value_in_its_only_form) {
  for_each_type<EventBody>(1, [](test::Random& random, EventBody body) {
    const Record record = test::record_of(std::move(body), random);
    for_each_mutation(encode_record(record), [&](const Bytes& changed, std::size_t place) {
      const auto decoded = decode_record(changed, Mode::strict);
      if (decoded) {
        ASSERT_EQ(test::to_hex(encode_record(*decoded)), test::to_hex(changed)) << "at byte " << place;
        ASSERT_NE(*decoded, record);
      } else {
        ASSERT_LE(decoded.error().offset, changed.size());
      }
    });
  });
}

TEST(CodecLaws, a_command_with_one_byte_changed_is_refused_or_another_value_in_its_only_form) {
  for_each_type<CommandBody>(1, [](test::Random& random, CommandBody body) {
    const Command command = test::command_of(std::move(body), random);
    for_each_mutation(encode_command(command), [&](const Bytes& changed, std::size_t place) {
      const auto decoded = decode_command(changed);
      if (decoded) {
        ASSERT_EQ(test::to_hex(encode_command(*decoded)), test::to_hex(changed)) << "at byte " << place;
        ASSERT_NE(*decoded, command);
      } else {
        ASSERT_LE(decoded.error().offset, changed.size());
      }
    });
  });
}

TEST(CodecLaws, what_a_tolerant_reader_alone_accepts_has_unknown_keys) {
  for_each_type<EventBody>(1, [](test::Random& random, EventBody body) {
    const Record record = test::record_of(std::move(body), random);
    for_each_mutation(encode_record(record), [&](const Bytes& changed, std::size_t place) {
      const auto strict = decode_record(changed, Mode::strict);
      const auto tolerant = decode_record(changed, Mode::tolerant);
      if (strict) {
        ASSERT_EQ(tolerant, strict) << "at byte " << place;
      } else if (tolerant) {
        ASSERT_EQ(strict.error().fault, codec::DecodeFault::unknown_key) << "at byte " << place;
      }
    });
  });
}

TEST(CodecLaws, a_record_that_is_cut_off_anywhere_is_refused) {
  for_each_type<EventBody>(1, [](test::Random& random, EventBody body) {
    const Bytes bytes = encode_record(test::record_of(std::move(body), random));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      ASSERT_FALSE(decode_record(ByteView(bytes).first(size))) << size;
    }
  });
}

TEST(CodecLaws, random_bytes_are_one_item_in_one_form_or_refused) {
  test::Random random(1);
  std::size_t accepted = 0;
  for (int round = 0; round < 200'000; ++round) {
    const Bytes bytes = random.bytes(1 + static_cast<std::size_t>(random.below(6)));
    codec::Reader reader(bytes);
    accepted += reader.skip() && reader.finish() ? 1 : 0;
    ASSERT_LE(reader.error().offset, bytes.size());
  }
  EXPECT_GT(accepted, 1000U); // else the law was tried on refusals only
}

TEST(CodecLaws, are_tried_on_the_same_values_in_both_builds) {
  test::Random random(2026);
  std::uint64_t digest = 0xcbf29ce484222325; // FNV-1a
  for (int round = 0; round < 1000; ++round) {
    Bytes bytes;
    codec::Writer writer(bytes);
    writer.unsigned_integer(test::arbitrary_number(random, random.next()));
    writer.text(random.text(0, 200));
    for (const std::uint8_t byte : bytes) {
      digest = (digest ^ byte) * 0x100000001b3;
    }
  }
  EXPECT_EQ(digest, 10785433740702706979U);
}

} // namespace
} // namespace verdiep
