# What someone gets who installs Debian's own packages and unpacks WordPress: the measure for ours.
FROM debian:trixie-slim
RUN apt-get -qq update \
 && DEBIAN_FRONTEND=noninteractive apt-get -qq --yes --no-install-recommends install \
      apache2 libapache2-mod-php8.4 php8.4-cli php8.4-mysql php8.4-opcache php8.4-gd php8.4-intl php8.4-xml php8.4-mbstring php8.4-curl php8.4-zip php-imagick >/dev/null \
 && a2enmod -q rewrite >/dev/null \
 && rm -rf /var/lib/apt/lists/* /var/www/html/index.html
ADD wordpress.tar.gz /var/www/
RUN cp -a /var/www/wordpress/. /var/www/html/ && rm -rf /var/www/wordpress && chown -R www-data:www-data /var/www/html
COPY wp-config.php /var/www/html/wp-config.php
COPY install.php /usr/local/share/install.php
CMD ["apachectl", "-D", "FOREGROUND"]
