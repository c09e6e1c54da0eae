#include "events/codec/decode_error.hpp"

namespace verdiep::codec {

const char* describe(DecodeFault fault) {
  switch (fault) {
  case DecodeFault::truncated:
    return "the bytes end inside an item";
  case DecodeFault::trailing_bytes:
    return "bytes follow the item";
  case DecodeFault::wrong_type:
    return "another CBOR type than the field has";
  case DecodeFault::not_canonical:
    return "not canonical CBOR";
  case DecodeFault::not_utf8:
    return "text that is not UTF-8";
  case DecodeFault::over_limit:
    return "over the field's limit";
  case DecodeFault::under_limit:
    return "below the field's least";
  case DecodeFault::too_deep:
    return "nested too deeply";
  case DecodeFault::unknown_key:
    return "an unknown key";
  case DecodeFault::missing_key:
    return "a missing key";
  case DecodeFault::unknown_value:
    return "an unknown value";
  case DecodeFault::unknown_type:
    return "an unknown type";
  case DecodeFault::newer_version:
    return "a newer version than this program knows";
  }
  return "an unknown fault";
}

} // namespace verdiep::codec
