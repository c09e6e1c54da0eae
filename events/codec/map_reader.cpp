#include "events/codec/map_reader.hpp"

#include "events/codec/canonical.hpp"

namespace verdiep::codec {

bool MapReader::open() {
  return reader_.map(pairs_left_, unlimited);
}

MapReader::Seek MapReader::seek_slowly(std::string_view wanted) {
  while (pending_ || pairs_left_ != 0) {
    if (!pending_ && !read_key()) {
      return Seek::failed;
    }
    if (key_ == wanted) {
      pending_ = false;
      return Seek::found;
    }
    if (canonical_less(wanted, key_)) {
      return Seek::absent;
    }
    if (!pass_over()) {
      return Seek::failed;
    }
  }
  return Seek::absent;
}

bool MapReader::missing() {
  return reader_.fail(DecodeFault::missing_key, pending_ ? key_offset_ : reader_.offset());
}

bool MapReader::close() {
  while (pending_ || pairs_left_ != 0) {
    if ((!pending_ && !read_key()) || !pass_over()) {
      return false;
    }
  }
  return true;
}

bool MapReader::read_key() {
  key_offset_ = reader_.offset();
  if (!reader_.text(key_, key_bytes_max)) {
    return false;
  }
  if (!first_ && !canonical_less(previous_, key_)) {
    return reader_.fail(DecodeFault::not_canonical, key_offset_);
  }
  first_ = false;
  previous_ = key_;
  pending_ = true;
  --pairs_left_;
  return true;
}

bool MapReader::pass_over() {
  pending_ = false;
  if (mode_ == Mode::strict) {
    return reader_.fail(DecodeFault::unknown_key, key_offset_);
  }
  return reader_.skip();
}

} // namespace verdiep::codec
