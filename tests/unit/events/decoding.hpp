#pragma once

#include "events/codec/decode_error.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

/// Comparing what decoders refuse, in words when a test fails.
namespace verdiep::codec {

inline void PrintTo(const DecodeError& error, std::ostream* out) {
  *out << describe(error.fault) << " at " << error.offset << ", limit " << error.limit;
}

} // namespace verdiep::codec

namespace verdiep::test {

template <class T>
testing::AssertionResult
is_refused(const codec::DecodeResult<T>& result, codec::DecodeFault fault, std::size_t offset) {
  if (result) {
    return testing::AssertionFailure() << "it was accepted";
  }
  if (result.error().fault == fault && result.error().offset == offset) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure() << "refused as: " << testing::PrintToString(result.error());
}

template <class T>
testing::AssertionResult is_refused(const codec::DecodeResult<T>& result, codec::DecodeFault fault) {
  return is_refused(result, fault, result ? 0 : result.error().offset);
}

} // namespace verdiep::test
