# Fonts, icon code points, the app's own icons, and the assembled site.
set(VERDIEP_PYTHON /usr/bin/python3 CACHE FILEPATH "A python3 with fonttools and brotli (the system's: it has the packages)")
set(VERDIEP_INTER_DIR /usr/share/fonts/opentype/inter CACHE PATH "Inter's static OpenType files")
set(VERDIEP_LUCIDE_DIR "${PROJECT_SOURCE_DIR}/node_modules/lucide-static/font" CACHE PATH "Lucide's icon font")
foreach(file "${VERDIEP_INTER_DIR}/Inter-Regular.otf" "${VERDIEP_LUCIDE_DIR}/codepoints.json")
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "${file} was not found (run scripts/setup)")
  endif()
endforeach()

set(generated "${PROJECT_BINARY_DIR}/generated")
set(fonts "${PROJECT_BINARY_DIR}/fonts")
set(icon_code_points "${generated}/client-wasm/design/icon_code_points.hpp")
set(font_files)
foreach(font inter-400 inter-600 inter-700 icons)
  list(APPEND font_files "${fonts}/${font}.ttf")
endforeach()
set(icon_list "${PROJECT_SOURCE_DIR}/client-wasm/design/icons.hpp")
add_custom_command(
  OUTPUT ${font_files} "${icon_code_points}"
  COMMAND "${VERDIEP_PYTHON}" "${PROJECT_SOURCE_DIR}/scripts/build-fonts"
          --inter "${VERDIEP_INTER_DIR}" --lucide "${VERDIEP_LUCIDE_DIR}" --icons "${icon_list}"
          --out "${fonts}" --header "${icon_code_points}"
  DEPENDS "${PROJECT_SOURCE_DIR}/scripts/build-fonts" "${icon_list}"
  COMMENT "Cutting the fonts" VERBATIM)
add_custom_target(verdiep_fonts DEPENDS ${font_files} "${icon_code_points}")

set(app_icons "${PROJECT_BINARY_DIR}/icons")
set(app_icon_files)
foreach(name 180 192 512 maskable-512)
  list(APPEND app_icon_files "${app_icons}/icon-${name}.png")
endforeach()
add_custom_command(
  OUTPUT ${app_icon_files}
  COMMAND "${VERDIEP_PYTHON}" "${PROJECT_SOURCE_DIR}/scripts/draw-icons"
          --icon "${PROJECT_SOURCE_DIR}/web/icon.svg" --out "${app_icons}"
  DEPENDS "${PROJECT_SOURCE_DIR}/scripts/draw-icons" "${PROJECT_SOURCE_DIR}/web/icon.svg"
  COMMENT "Drawing the icons" VERBATIM)
add_custom_target(verdiep_app_icons DEPENDS ${app_icon_files})

# Who includes "client-wasm/design/icon_code_points.hpp" links this.
add_library(verdiep_icon_code_points INTERFACE)
target_include_directories(verdiep_icon_code_points INTERFACE "${generated}")
add_dependencies(verdiep_icon_code_points verdiep_fonts)

# verdiep_add_site(SHELL files…): the target verdiep_site, part of `all`, leaves the site in VERDIEP_OUTPUT_DIR/web.
function(verdiep_add_site)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "SHELL")
  set(stamp "${PROJECT_BINARY_DIR}/site.stamp")
  set(client "$<TARGET_FILE_DIR:verdiep_client>")
  add_custom_command(
    OUTPUT "${stamp}"
    COMMAND "${VERDIEP_PYTHON}" "${PROJECT_SOURCE_DIR}/scripts/assemble-site"
            --web "${PROJECT_SOURCE_DIR}/web" --client "${client}" --fonts "${PROJECT_BINARY_DIR}/fonts"
            --icons "${PROJECT_BINARY_DIR}/icons" --out "${VERDIEP_OUTPUT_DIR}/web"
    COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
    DEPENDS "${PROJECT_SOURCE_DIR}/scripts/assemble-site" verdiep_client verdiep_fonts verdiep_app_icons
            ${font_files} ${app_icon_files} ${arg_SHELL}
    COMMENT "Assembling the site" VERBATIM)
  add_custom_target(verdiep_site ALL DEPENDS "${stamp}")
endfunction()
