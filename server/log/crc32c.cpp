#include "server/log/crc32c.hpp"

#include <array>
#include <cstddef>

namespace verdiep::log {
namespace {

constexpr std::uint32_t polynomial = 0x82f63b78; // reflected
constexpr std::size_t slices = 8;

using Table = std::array<std::array<std::uint32_t, 256>, slices>;

/// tables[k][b] is the CRC of byte b followed by k zero bytes: eight bytes are folded with eight look-ups.
constexpr Table make_tables() {
  Table tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? polynomial : 0);
    tables[0][byte] = crc;
  }
  for (std::size_t slice = 1; slice < slices; ++slice)
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t shorter = tables[slice - 1][byte];
      tables[slice][byte] = (shorter >> 8) ^ tables[0][shorter & 0xff];
    }
  return tables;
}

constexpr Table tables = make_tables();

std::uint32_t fold_eight(std::uint32_t crc, const std::uint8_t* bytes) {
  const std::uint32_t low = crc ^ (std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 |
                                   std::uint32_t{bytes[2]} << 16 | std::uint32_t{bytes[3]} << 24);
  return tables[7][low & 0xff] ^ tables[6][(low >> 8) & 0xff] ^ tables[5][(low >> 16) & 0xff] ^
         tables[4][low >> 24] ^ tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]] ^
         tables[0][bytes[7]];
}

} // namespace

std::uint32_t crc32c(ByteView bytes, std::uint32_t before) {
  std::uint32_t crc = ~before;
  std::size_t done = 0;
  for (; bytes.size() - done >= slices; done += slices)
    crc = fold_eight(crc, bytes.data() + done);
  for (; done < bytes.size(); ++done)
    crc = (crc >> 8) ^ tables[0][(crc ^ bytes[done]) & 0xff];
  return ~crc;
}

} // namespace verdiep::log
