// Built without exceptions, Boost's containers call this where they would throw: a table too large for
// memory. There is nothing left to save then; the outbox is on the device already.

#include <boost/assert/source_location.hpp>

#include <cstdlib>
#include <exception>

namespace boost {

[[noreturn]] void throw_exception(const std::exception&) {
  std::abort();
}
[[noreturn]] void throw_exception(const std::exception&, const boost::source_location&) {
  std::abort();
}

} // namespace boost
