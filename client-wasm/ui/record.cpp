#include "client-wasm/ui/record.hpp"

namespace verdiep::ui {

void Record::reset() {
  key = Key::none;
  role = Role::group;
  parent = -1;
  layer = 0;
  rect = {};
  states = 0;
  for (std::string* text_field :
       {&path, &name, &description, &text, &value, &href, &language, &labelled_by, &described_by, &input_type,
        &autocomplete, &shortcuts, &drawing}) {
    text_field->clear();
  }
  lines.clear();
  level = 0;
  max_length = 0;
  minimum = 0;
  maximum = 0;
  now = 0;
  content_height = 0;
  hidden_foot = 0;
  type = design::Type::body;
  ink = design::Ink::text;
}

} // namespace verdiep::ui
