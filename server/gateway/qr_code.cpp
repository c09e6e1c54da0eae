#include "server/gateway/qr_code.hpp"

#include <qrencode.h>

#include <memory>

namespace verdiep::gateway {

Result<std::vector<std::string>> qr_rows(std::string_view text) {
  constexpr int smallest_that_fits = 0;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(
          static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
          smallest_that_fits, QR_ECLEVEL_M
      ),
      &QRcode_free
  );
  if (!code)
    return fail(ErrorCode::invalid_input, "the text does not fit into a QR code");
  const auto width = static_cast<std::size_t>(code->width);
  std::vector<std::string> rows(width, std::string(width, '0'));
  for (std::size_t y = 0; y < width; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      if ((code->data[y * width + x] & 1) != 0) // the other bits say what the module is for
        rows[y][x] = '1';
    }
  }
  return rows;
}

} // namespace verdiep::gateway
