#include "server/cli/exporting.hpp"

#include "events/codec/described.hpp"
#include "server/cli/await.hpp"
#include "server/interchange/csv_export.hpp"
#include "server/interchange/export.hpp"
#include "server/interchange/figures_book.hpp"
#include "shared/stream/state.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

namespace verdiep::cli {

namespace {

using disclosures::Audience;
using insights::Detail;
using interchange::Reader;

constexpr std::size_t piece_bytes = 256 * 1024;
constexpr std::string_view figures_format = "figures";

/// A file that nobody had before. What was not finished is taken away again.
class NewFile {
public:
  explicit NewFile(std::string path)
      : path_(std::move(path)),
        descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)),
        error_(descriptor_ < 0 ? errno : 0) {}
  ~NewFile() {
    if (descriptor_ < 0) {
      return;
    }
    ::close(descriptor_);
    if (!is_whole_) {
      ::unlink(path_.c_str());
    }
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] Result<void> opened() const {
    if (error_ == EEXIST) {
      return fail(ErrorCode::already_exists, path_ + " is there already", "choose another name");
    }
    return error_ == 0 ? Result<void>{} : failed(error_);
  }
  [[nodiscard]] Result<void> append(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) {
        return failed(errno);
      }
      bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return {};
  }
  void finish() { is_whole_ = true; }

private:
  [[nodiscard]] Failure failed(int error) const {
    const auto code = error == ENOSPC ? ErrorCode::storage_full : ErrorCode::unavailable;
    return fail(code, "cannot write " + path_ + ": " + std::strerror(error));
  }

  const std::string path_;
  const int descriptor_;
  const int error_;
  bool is_whole_ = false;
};

/// Somebody who has this role and no other, and did nothing.
std::optional<Reader> reader_of_role(std::string_view role) {
  if (role.empty() || role == "coordinator") {
    return Reader{{{}, Detail::named}, {Audience::programme(), Audience::coordinators()}};
  }
  if (role == "participant") {
    return Reader{{{}, Detail::own}, {Audience::programme()}};
  }
  if (role == "auditor") {
    return Reader{{{}, Detail::figures}, {Audience::member({})}};
  }
  if (role == "management" || role == "analyst") {
    return Reader{{{}, Detail::figures}, {}};
  }
  return std::nullopt;
}

Result<Reader> reader_of(Application& application, const Programme& programme, std::string_view as) {
  if (auto role = reader_of_role(as)) {
    return *role;
  }
  VERDIEP_TRY(person, find_person(application.log(), programme.stream, as));
  return await<Result<Reader>>([&, member = person.member](auto handler) {
    application.pipeline().with_state(
        programme.stream,
        [member, handler](const Result<const stream::State*>& state) {
          handler(
              state ? Result<Reader>(Reader{
                          insights::viewer_of((*state)->people, member),
                          disclosures::audiences_of(**state, member)
                      })
                    : tl::make_unexpected(state.error())
          );
        }
    );
  });
}

Result<void> write_events(
    NewFile& file, Application& application, StreamId stream, std::string_view format, Reader reader
) {
  const auto known = codec::enum_value<interchange::Format>(format);
  if (!known) {
    return fail(
        ErrorCode::invalid_input, "there is no format " + std::string(format),
        "use csv, ndjson, xes or figures"
    );
  }
  if (!reader.reads_events()) {
    return fail(
        ErrorCode::invalid_input, "who has this role gets no events, only figures", "use --format figures"
    );
  }
  VERDIEP_TRY(made, interchange::make_export(*known, application.log(), stream, std::move(reader)));
  while (true) {
    VERDIEP_TRY(piece, made->next(piece_bytes));
    if (piece.empty()) {
      return {};
    }
    VERDIEP_CHECK(file.append(piece));
  }
}

Result<void>
write_figures(NewFile& file, Application& application, StreamId stream, const insights::Viewer& viewer) {
  if (viewer.detail == Detail::nothing) {
    return fail(ErrorCode::invalid_input, "who is no member of the programme sees no figures");
  }
  interchange::FiguresBook book(application.log());
  VERDIEP_TRY(answer, book.figures(stream, viewer, application.now()));
  return file.append(interchange::figures_csv(answer.figures));
}

} // namespace

Result<std::string>
export_programme(Application& application, const Programme& programme, const ExportRequest& wish) {
  VERDIEP_TRY(reader, reader_of(application, programme, wish.as));
  reader.wants_content = wish.content;
  NewFile file{std::string(wish.file)};
  VERDIEP_CHECK(file.opened());
  if (wish.format == figures_format) {
    VERDIEP_CHECK(write_figures(file, application, programme.stream, reader.viewer));
  } else {
    VERDIEP_CHECK(write_events(file, application, programme.stream, wish.format, reader));
  }
  file.finish();
  const std::string who = wish.as.empty() ? "a coordinator" : std::string(wish.as);
  return "Exported \"" + programme.title + "\" as " + who + " may see it" +
         (wish.content ? ", with what people wrote: handle it as their data.\n" : ".\n");
}

} // namespace verdiep::cli
