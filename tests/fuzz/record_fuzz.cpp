// Bytes that claim to be a record: refused, or a value with this encoding only.
#include "events/record.hpp"

#include <cstdlib>

namespace {

using verdiep::codec::Mode;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const verdiep::ByteView bytes(data, size);
  const auto strict = verdiep::decode_record(bytes, Mode::strict);
  const auto tolerant = verdiep::decode_record(bytes);
  if (strict) {
    const verdiep::Bytes again = verdiep::encode_record(*strict);
    require(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
    require(tolerant && *tolerant == *strict);
  } else {
    require(strict.error().offset <= size);
  }
  if (tolerant) {
    require(verdiep::decode_record_header(bytes).has_value());
    const auto known = verdiep::decode_record(verdiep::encode_record(*tolerant), Mode::strict);
    require(known && *known == *tolerant);
  }
  return 0;
}
