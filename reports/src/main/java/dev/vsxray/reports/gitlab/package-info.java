/** GitLab code quality: findings beside a merge request. */
@NullMarked
package dev.vsxray.reports.gitlab;

import org.jspecify.annotations.NullMarked;
