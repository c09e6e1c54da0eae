#pragma once

#include "client-wasm/screens/forum/place.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// Conversations, in the programme's forum and in the room of a group: the threads, one thread with its posts, and
/// beginning a new one.
namespace verdiep::screens::forum {

/// What is being done in one thread. The texts are drafts of the device.
struct ThreadView {
  std::optional<PostId> revising;
  std::optional<PostId> removing;
  std::string write_error;
  std::string revise_error;
  std::string question_error; ///< of marking an answer and taking that back
  std::string error;          ///< of locking and removing
  /// Where reading began at this visit: what came after it is marked as unread, until the person leaves.
  std::optional<Position> read_from;
};
using ThreadViews = std::map<ThreadId, ThreadView>;

struct NewThreadView {
  std::string title_error;
  std::string text_error;
  std::string error;
};

/// `filter` is the route's: "", "algemeen" or "dingen".
void show_list(ui::Ui& ui, const Place& place, std::string_view filter);

/// `about` is the Ding that it belongs to, if any.
void show_new_thread(ui::Ui& ui, const Place& place, std::optional<DingId> about, NewThreadView& view);

/// The posts, and answering. False if there is no such thread.
[[nodiscard]] bool show_thread(ui::Ui& ui, const Place& place, ThreadId id, ThreadView& view);

} // namespace verdiep::screens::forum
