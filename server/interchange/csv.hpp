#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace verdiep::interchange {

/// Appends one row of CSV (RFC 4180): quoted where it must be, ended by CRLF.
///
/// A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return)
/// gets an apostrophe before it: what people wrote is text, whoever opens the file.
void append_row(std::string& out, const std::vector<std::string>& cells);

/// What begins the file, so that spreadsheets read it as UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace verdiep::interchange
